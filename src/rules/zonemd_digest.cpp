#include <map>
#include <optional>
#include <string>

#include "rules/shared/signature_text.h"
#include "rules/shared/zone_digest.h"

namespace zonemend::rules {

extern const Rule zonemd_digest;

namespace {

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  if (!context.verify_signatures || !zone.complete()) return;
  const auto serial = zone_serial(zone);
  std::map<unsigned, std::optional<std::string>> all;  // by hash algorithm
  for (const ZoneDigest& digest : zone_digests(zone)) {
    // Of another serial speaks zonemd-serial: the zone has changed since.
    if (digest.scheme != ZoneDigest::simple_scheme || serial != digest.serial) continue;
    const auto [at, is_new] = all.try_emplace(digest.hash);
    if (is_new) at->second = compute_digest(zone, digest.hash);
    const auto& computed = at->second;
    if (!computed || *computed == digest.digest) continue;
    Finding finding = make_finding(zonemd_digest, field_place(zone, digest.record, 3),
                                   "the zone's digest (ZONEMD) does not fit its records",
                                   "make the digest anew, with the signer of the zone");
    finding.label = "of other records than these";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule zonemd_digest = {
    .id = "zonemd-digest",
    .severity = Severity::error,
    .summary = "digest of the zone does not fit its records",
    .authority = "RFC 8976 section 4",
    .docs =
        {
            .what = "A ZONEMD record at the zone's own name whose digest is not that of the zone. "
                    "Only looked at when signatures are to be verified, because it takes long for "
                    "a large zone. The scheme SIMPLE and the hashes SHA-384 and SHA-512 are known.",
            .why = "Who receives the whole zone compares the digest, and refuses the zone when it "
                   "differs: secondaries and resolvers that load it stay with the old one, or have "
                   "none. The file was changed after the digest was made.",
            .example = "@ ZONEMD 2026030401 1 1 C68090D90A7AED71...  ; of the zone before",
            .instead = "@ ZONEMD 2026030401 1 1 62E6CF51B02E54B9...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
