#include <fmt/format.h>

#include "rules/shared/signature_text.h"
#include "rules/shared/zone_digest.h"

namespace zonemend::rules {

extern const Rule zonemd_serial;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const auto serial = zone_serial(zone);
  if (!serial) return;
  for (const ZoneDigest& digest : zone_digests(zone)) {
    if (digest.serial == *serial) continue;
    Finding finding = make_finding(
        zonemd_serial, field_place(zone, digest.record, 0),
        fmt::format("this digest is of serial {}, and the zone has {}", digest.serial, *serial),
        "make the digest (ZONEMD) anew, with the signer of the zone");
    finding.label = "not the zone's serial";
    add_label(finding, zone, first_at(zone, zone.origin(), RrType::soa),
              fmt::format("serial {} here", *serial));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule zonemd_serial = {
    .id = "zonemd-serial",
    .severity = Severity::error,
    .summary = "digest of the zone is of another serial",
    .authority = "RFC 8976 section 4",
    .docs =
        {
            .what = "A ZONEMD record at the zone's own name whose serial is not that of the SOA "
                    "record.",
            .why = "Who receives the whole zone must not accept a digest of another serial, and "
                   "refuses the zone. It was changed after the digest was made.",
            .example = "@ SOA    ns1.example.net. hostmaster 2026030402 2h 1h 2w 5m\n"
                       "@ ZONEMD 2026030401 1 1 C68090D90A7AED71...",
            .instead = "@ SOA    ns1.example.net. hostmaster 2026030402 2h 1h 2w 5m\n"
                       "@ ZONEMD 2026030402 1 1 62E6CF51B02E54B9...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
