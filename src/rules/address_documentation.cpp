#include "rules/shared/report_addresses.h"

namespace zonemend::rules {

extern const Rule address_documentation;

namespace {

constexpr AddressWords words = {
    "which is reserved for examples",
    "write the host's real address",
};

void check(const Zone& zone, FindingSink& sink) {
  report_addresses(zone, sink, address_documentation, {AddressUse::documentation}, words);
}

}  // namespace

const Rule address_documentation = {
    .id = "address-documentation",
    .severity = Severity::warning,
    .enabled = false,
    .summary = "address is one that manuals use in examples",
    .authority = "RFC 5737 section 3, RFC 3849, RFC 9637",
    .docs =
        {
            .what = "An A record in 192.0.2.0/24, 198.51.100.0/24 or 203.0.113.0/24, or an AAAA "
                    "record in 2001:db8::/32 or 3fff::/20. Off by default, since examples and "
                    "tests are full of them; turn it on for zones that you serve.",
            .why = "These addresses are nobody's, so that examples harm nobody. In a zone that is "
                   "served, they are left over from the text that it was copied from.",
            .example = "www IN A 192.0.2.80",
            .instead = "; www with the address that your provider gave you",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
