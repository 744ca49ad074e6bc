#include "rules/shared/hashed_owners.h"

namespace zonemend::rules {

extern const Rule smimea_owner_form;

namespace {

constexpr RrType smimea{53};

void check(const Zone& zone, FindingSink& sink) {
  report_unhashed_owners(zone, sink, smimea_owner_form, smimea, "_smimecert");
}

}  // namespace

const Rule smimea_owner_form = {
    .id = "smimea-owner-form",
    .severity = Severity::warning,
    .summary = "S/MIME certificate (SMIMEA) stands at a name where nobody looks for it",
    .authority = "RFC 8162 section 3",
    .docs =
        {
            .what = "An SMIMEA record whose owner does not start with 56 hexadecimal digits and "
                    "'_smimecert'. Wildcards and names that an alias of the zone leads to are left "
                    "alone.",
            .why = "Mail programs ask for the hash of what stands before the @ of the address, so "
                   "that addresses are not in the DNS for all to read. At another name the "
                   "certificate is never found, and mail goes out unencrypted.",
            .example = "hugh._smimecert IN SMIMEA 3 1 1 ( 0C72AC70B745AC19998811B131D662C9\n"
                       "                                  AC69DBDBE7CB23E5B514B56664C5D3D6 )",
            .instead = "c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6._smimecert IN "
                       "SMIMEA 3 1 1 (\n"
                       "  0C72AC70B745AC19998811B131D662C9AC69DBDBE7CB23E5B514B56664C5D3D6 )",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
