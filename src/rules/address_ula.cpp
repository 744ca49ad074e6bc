#include "rules/shared/report_addresses.h"

namespace zonemend::rules {

extern const Rule address_ula;

namespace {

constexpr AddressWords words = {
    "which is private (ULA): nobody outside your network can reach it",
    "write the public address, or keep the name in a zone that is served only inside",
};

void check(const Zone& zone, FindingSink& sink) {
  report_addresses(zone, sink, address_ula, {AddressUse::unique_local}, words);
}

}  // namespace

const Rule address_ula = {
    .id = "address-ula",
    .severity = Severity::warning,
    .enabled = false,
    .summary = "address is of a private IPv6 network",
    .authority = "RFC 4193 section 4.4",
    .docs =
        {
            .what = "An AAAA record in fc00::/7 (unique local addresses). Off by default, since "
                    "a zone for your own network may be full of them; turn it on for zones that "
                    "the Internet sees.",
            .why = "Visitors who have IPv6 try this address first and wait in vain before they try "
                   "the A record, if there is one. RFC 4193 advises against such addresses in the "
                   "public DNS.",
            .example = "intranet IN AAAA fd12:3456:789a::80",
            .instead = "intranet IN AAAA 2001:db8::80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
