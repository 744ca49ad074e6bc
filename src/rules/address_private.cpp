#include "rules/shared/report_addresses.h"

namespace zonemend::rules {

extern const Rule address_private;

namespace {

constexpr AddressWords words = {
    "which is private: nobody outside your network can reach it",
    "write the public address, or keep the name in a zone that is served only inside",
};

void check(const Zone& zone, FindingSink& sink) {
  report_addresses(zone, sink, address_private, {AddressUse::private_use}, words);
}

}  // namespace

const Rule address_private = {
    .id = "address-private",
    .severity = Severity::warning,
    .enabled = false,
    .summary = "address is of a private network",
    .authority = "RFC 1918 section 3, RFC 6598 section 4",
    .docs =
        {
            .what = "An A record in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, or in "
                    "100.64.0.0/10, which providers use behind their own NAT. Off by default, "
                    "since a zone for your own network has nothing else; turn it on for zones "
                    "that the Internet sees.",
            .why = "On the Internet the name leads nowhere, or, worse, to whatever has that "
                   "address in the network of the visitor. It also tells strangers how your "
                   "network is built.",
            .example = "intranet IN A 10.1.2.3",
            .instead = "intranet IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
