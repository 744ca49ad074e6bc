#include "rules/shared/hashed_owners.h"

namespace zonemend::rules {

extern const Rule openpgpkey_owner_form;

namespace {

constexpr RrType openpgpkey{61};

void check(const Zone& zone, FindingSink& sink) {
  report_unhashed_owners(zone, sink, openpgpkey_owner_form, openpgpkey, "_openpgpkey");
}

}  // namespace

const Rule openpgpkey_owner_form = {
    .id = "openpgpkey-owner-form",
    .severity = Severity::warning,
    .summary = "OpenPGP key (OPENPGPKEY) stands at a name where nobody looks for it",
    .authority = "RFC 7929 section 3",
    .docs =
        {
            .what = "An OPENPGPKEY record whose owner does not start with 56 hexadecimal digits "
                    "and '_openpgpkey'. Wildcards and names that an alias of the zone leads to are "
                    "left alone.",
            .why = "Mail programs ask for the hash of what stands before the @ of the address, so "
                   "that addresses are not in the DNS for all to read. At another name the key is "
                   "never found, and mail goes out unencrypted.",
            .example = "hugh._openpgpkey IN OPENPGPKEY mDMEZzrTTBYJKwYBBAHaRw8BAQdA",
            .instead = "c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6._openpgpkey IN "
                       "OPENPGPKEY (\n"
                       "  mDMEZzrTTBYJKwYBBAHaRw8BAQdA )",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
