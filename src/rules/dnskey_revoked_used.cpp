#include <algorithm>
#include <map>
#include <utility>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule dnskey_revoked_used;

namespace {

std::vector<DnssecKey> revoked_keys(const Zone& zone) {
  std::vector<DnssecKey> keys = apex_keys(zone);
  std::erase_if(keys, [](const DnssecKey& key) { return !key.has(DnssecKey::revoke_flag); });
  return keys;
}

void report_uses(const Zone& zone, FindingSink& sink, const DnssecKey& key,
                 const std::vector<RecordId>& uses) {
  const auto make = [&](RecordId record) {
    Finding finding = make_finding(
        dnskey_revoked_used, field_place(zone, record, signature_field::key_tag),
        "this signature is by a key that has been revoked: " + key_words(key.tag, key.algorithm),
        "sign again with another key; a revoked one signs nothing but the zone's keys");
    finding.label = "by a revoked key";
    add_label(finding, zone, key.record, "revoked here (flag 128)");
    return finding;
  };
  report_folded(sink, uses, make, 1);
}

// RFC 5011 section 2.1.
void report_unsigned(const Zone& zone, FindingSink& sink, const DnssecKey& key) {
  Finding finding = make_finding(
      dnskey_revoked_used, field_place(zone, key.record, 0),
      "this key is marked as revoked, but does not sign that, so nobody takes note of it",
      "sign the zone's keys with this key as well, until it is removed");
  finding.label = "revoked (flag 128)";
  sink.push_back(std::move(finding));
}

// What the keys with one tag and algorithm sign.
struct Uses {
  std::vector<RecordId> records;  // signatures over others than the zone's keys; sorted
  bool signs_keys = false;
};
using TagAndAlgorithm = std::pair<std::uint16_t, std::uint8_t>;

std::map<TagAndAlgorithm, Uses> uses_of(const Zone& zone, const std::vector<DnssecKey>& keys) {
  const KeysByTag by_tag(keys);
  std::map<TagAndAlgorithm, Uses> all;
  visit_signatures(zone, Standings(zone), [&](const OwnerSets&, const Signature& signature) {
    if (by_tag.of(signature).empty()) return;
    Uses& uses = all[{signature.key_tag, signature.algorithm}];
    if (signature.covered == RrType::dnskey) {
      uses.signs_keys = true;
    } else {
      uses.records.push_back(signature.record);
    }
  });
  for (auto& [key, uses] : all) std::sort(uses.records.begin(), uses.records.end());
  return all;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole) return;
  const std::vector<DnssecKey> keys = revoked_keys(zone);
  if (keys.empty()) return;
  std::map<TagAndAlgorithm, Uses> uses = uses_of(zone, keys);
  for (const DnssecKey& key : keys) {
    const Uses& of_key = uses[{key.tag, key.algorithm}];
    report_uses(zone, sink, key, of_key.records);
    if (!of_key.signs_keys) report_unsigned(zone, sink, key);
  }
}

}  // namespace

const Rule dnskey_revoked_used = {
    .id = "dnskey-revoked-used",
    .severity = Severity::warning,
    .summary = "revoked key signs records, or its revocation is not signed",
    .authority = "RFC 5011 section 2.1",
    .docs =
        {
            .what = "A DNSKEY record with the flag that revokes it (128) whose key still signs "
                    "other records than the zone's keys, or does not sign those.",
            .why = "Resolvers do not use a revoked key: records that it alone signed count as "
                   "forged. And they believe the revocation only when the key itself signs it.",
            .example = "@   DNSKEY 385 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...  ; 2499\n"
                       "www RRSIG A 13 3 3600 20260401000000 20260301000000 2499 example.com. "
                       "c2ln...",
            .instead = "; sign www with a key that is not revoked",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
