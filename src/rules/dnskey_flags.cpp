#include <fmt/format.h>

#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule dnskey_flags;

namespace {

constexpr std::uint16_t known_flags =
    DnssecKey::zone_flag | DnssecKey::revoke_flag | DnssecKey::entry_flag;

void check(const Zone& zone, FindingSink& sink) {
  for (const DnssecKey& key : apex_keys(zone)) {
    const bool for_zone = key.has(DnssecKey::zone_flag);
    if (for_zone && (key.flags & ~known_flags) == 0) continue;
    Finding finding = make_finding(
        dnskey_flags, field_place(zone, key.record, 0),
        for_zone ? fmt::format("the flags {} of this key have bits that mean nothing", key.flags)
                 : fmt::format("this key's flags {} say that it is no key of a zone", key.flags),
        "write 256, or 257 for the key that the parent zone's DS record points to; that gives the "
        "key another tag, so sign again");
    finding.label = "neither 256 nor 257";
    finding.severity = for_zone ? Severity::warning : Severity::error;
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule dnskey_flags = {
    .id = "dnskey-flags",
    .severity = Severity::error,
    .summary = "flags of a DNSKEY record are wrong",
    .authority = "RFC 4034 section 2.1.1",
    .docs =
        {
            .what = "A DNSKEY record without the flag for keys of zones (256), or, as a warning, "
                    "with flags that are not defined. The flag that revokes a key (128) is fine.",
            .why = "Resolvers do not use a key without that flag, so nothing that it signed can be "
                   "checked. Flags that are not defined are ignored, but they change the key's "
                   "tag, and checkers refuse the zone.",
            .example = "@ DNSKEY 1 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .instead = "@ DNSKEY 257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
