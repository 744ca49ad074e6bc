#include <map>
#include <utility>

#include "rules/shared/signature_text.h"
#include "rules/shared/zone_digest.h"

namespace zonemend::rules {

extern const Rule zonemd_duplicate;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  std::map<std::pair<unsigned, unsigned>, RecordId> known;  // by scheme and hash
  for (const ZoneDigest& digest : zone_digests(zone)) {
    const auto [first, is_new] = known.try_emplace({digest.scheme, digest.hash}, digest.record);
    if (is_new) continue;
    Finding finding =
        make_finding(zonemd_duplicate, place_of(zone, zone.record(digest.record)),
                     "two digests (ZONEMD) with the same scheme and hash: none of them is used",
                     "keep the one that the signer made last");
    finding.label = "this digest";
    add_label(finding, zone, first->second, "and this one");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule zonemd_duplicate = {
    .id = "zonemd-duplicate",
    .severity = Severity::error,
    .summary = "two digests of the zone with the same scheme and hash",
    .authority = "RFC 8976 section 2.2",
    .docs =
        {
            .what = "Two ZONEMD records at the zone's own name with the same scheme and hash "
                    "algorithm, but another serial or digest.",
            .why = "Who receives the whole zone must ignore both, and refuses the zone when no "
                   "other digest fits. An old record was not removed when a new one was made.",
            .example = "@ ZONEMD 2026030401 1 1 C68090D90A7AED71...\n"
                       "@ ZONEMD 2026030402 1 1 62E6CF51B02E54B9...",
            .instead = "@ ZONEMD 2026030402 1 1 62E6CF51B02E54B9...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
