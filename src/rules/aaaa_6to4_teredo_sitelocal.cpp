#include "rules/shared/report_addresses.h"

namespace zonemend::rules {

extern const Rule aaaa_6to4_teredo_sitelocal;

namespace {

constexpr AddressWords tunnel = {
    "which belongs to a tunnel of the time before IPv6 was common",
    "write the IPv6 address that your provider gives you, or delete the record if there is none",
};
constexpr AddressWords site = {
    "which is private (site-local), of a kind that was given up",
    "number the network with a public prefix, or with a unique local one (fd00::/8)",
};

void check(const Zone& zone, FindingSink& sink) {
  report_addresses(zone, sink, aaaa_6to4_teredo_sitelocal,
                   {AddressUse::six_to_four, AddressUse::teredo}, tunnel);
  report_addresses(zone, sink, aaaa_6to4_teredo_sitelocal, {AddressUse::site_local}, site);
}

}  // namespace

const Rule aaaa_6to4_teredo_sitelocal = {
    .id = "aaaa-6to4-teredo-sitelocal",
    .severity = Severity::info,
    .summary = "IPv6 address is of a kind that was given up",
    .authority = "RFC 7526, RFC 4380, RFC 3879 section 4",
    .docs =
        {
            .what = "An AAAA record in 2002::/16 (6to4), 2001::/32 (Teredo) or fec0::/10 "
                    "(site-local).",
            .why = "The tunnels' public relays are gone or unreliable, so visitors wait before "
                   "they try the A record. Site-local addresses are private and no longer part of "
                   "IPv6.",
            .example = "www IN AAAA 2002:c000:250::80",
            .instead = "www IN AAAA 2001:db8::80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
