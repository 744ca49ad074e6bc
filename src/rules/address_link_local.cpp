#include "rules/shared/report_addresses.h"

namespace zonemend::rules {

extern const Rule address_link_local;

namespace {

constexpr AddressWords words = {
    "which works only on one network segment (link-local)",
    "write the host's address on your network or on the Internet",
};

void check(const Zone& zone, FindingSink& sink) {
  report_addresses(zone, sink, address_link_local, {AddressUse::link_local}, words);
}

}  // namespace

const Rule address_link_local = {
    .id = "address-link-local",
    .severity = Severity::warning,

    .summary = "address works only on one network segment",
    .authority = "RFC 3927 section 2.7, RFC 4291 section 2.5.6",
    .docs =
        {
            .what = "An A record in 169.254.0.0/16 or an AAAA record in fe80::/10.",
            .why = "Routers do not forward such addresses, and an IPv6 one is of no use without "
                   "the name of a network interface, which a record cannot hold. A host takes "
                   "169.254.x.x by itself when it gets no other address: that is a fault of its "
                   "network, not an address to publish.",
            .example = "www IN A 169.254.17.4",
            .instead = "www IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
