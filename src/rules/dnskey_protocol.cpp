#include <fmt/format.h>

#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule dnskey_protocol;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const DnssecKey& key : apex_keys(zone)) {
    constexpr unsigned dnssec = 3;
    if (key.protocol == dnssec) continue;
    Finding finding = make_finding(
        dnskey_protocol, field_place(zone, key.record, 1),
        fmt::format("this key's protocol is {}; resolvers use only keys with 3", key.protocol),
        "write 3");
    finding.label = "must be 3";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule dnskey_protocol = {
    .id = "dnskey-protocol",
    .severity = Severity::error,
    .summary = "protocol of a DNSKEY record is not 3",
    .authority = "RFC 4034 section 2.1.2",
    .docs =
        {
            .what = "A DNSKEY record whose second field is not 3.",
            .why = "The field is left over from older days and must be 3. Resolvers ignore the "
                   "key, so nothing that it signed can be checked. Neither BIND nor "
                   "named-checkzone complains.",
            .example = "@ DNSKEY 257 2 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .instead = "@ DNSKEY 257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
