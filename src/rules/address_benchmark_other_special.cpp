#include "rules/shared/report_addresses.h"

namespace zonemend::rules {

extern const Rule address_benchmark_other_special;

namespace {

constexpr AddressWords words = {
    "which is set aside for a purpose of its own",
    "write the host's real address, unless the name is there for that purpose",
};

void check(const Zone& zone, FindingSink& sink) {
  report_addresses(zone, sink, address_benchmark_other_special, {AddressUse::other}, words);
}

}  // namespace

const Rule address_benchmark_other_special = {
    .id = "address-benchmark-other-special",
    .severity = Severity::info,

    .summary = "address is set aside for benchmarks, translation or a protocol",
    .authority = "RFC 6890 section 2.2",
    .docs =
        {
            .what = "An A record in 198.18.0.0/15 (benchmarks), 192.0.0.0/24 (protocols) or "
                    "192.88.99.0/24 (6to4 relays), or an AAAA record in 64:ff9b::/96 or "
                    "64:ff9b:1::/48 (NAT64), 2001::/23 (protocols), 100::/64 or 5f00::/16. Single "
                    "addresses of public services among them are left out.",
            .why = "No host on the Internet has such an address. The registries of IANA list "
                   "each with its purpose; a record that is not for that purpose is a mistake, "
                   "or was copied from a test.",
            .example = "www IN A 198.18.0.80",
            .instead = "www IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
