#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <map>
#include <tuple>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule rrsig_key_missing;

namespace {

// What several signatures have in common that are reported as one.
struct Cause {
  Severity severity;
  std::uint8_t algorithm;
  std::uint16_t key_tag;

  friend bool operator<(const Cause& a, const Cause& b) {
    return std::tie(a.severity, a.algorithm, a.key_tag) <
           std::tie(b.severity, b.algorithm, b.key_tag);
  }
};

// A signature of an algorithm that has no key yet is the first step towards that algorithm (RFC
// 6781 section 4.1.4).
Severity severity_of(bool has_spare, bool has_algorithm) {
  if (!has_spare) return Severity::error;
  return has_algorithm ? Severity::warning : Severity::info;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole) return;
  const std::vector<DnssecKey> keys = apex_keys(zone);
  const KeysByTag by_tag(keys);
  const std::bitset<256> algorithms = key_algorithms(keys);
  const auto has_key = [&](const Signature& one) { return !by_tag.of(one).empty(); };
  std::map<Cause, std::vector<RecordId>> all;
  const auto visit = [&](const OwnerSets&, std::span<const Signature> signatures) {
    std::optional<bool> has_spare;
    for (const Signature& one : signatures) {
      if (has_key(one)) continue;
      if (!has_spare) has_spare = std::any_of(signatures.begin(), signatures.end(), has_key);
      const Severity severity = severity_of(*has_spare, algorithms.test(one.algorithm));
      all[{severity, one.algorithm, one.key_tag}].push_back(one.record);
    }
  };
  visit_signed_sets(zone, Standings(zone), visit);
  for (auto& [cause, records] : all) {
    std::sort(records.begin(), records.end());
    const auto make = [&, cause = cause](RecordId record) {
      Finding finding =
          make_finding(rrsig_key_missing, field_place(zone, record, signature_field::key_tag),
                       fmt::format("this signature is by a key that the zone does not have: {}",
                                   key_words(cause.key_tag, cause.algorithm)),
                       "add the key's DNSKEY record, or sign again with a key that is there");
      finding.label = "no DNSKEY with this tag and algorithm";
      finding.severity = cause.severity;
      return finding;
    };
    report_folded(sink, records, make, 1);
  }
}

}  // namespace

const Rule rrsig_key_missing = {
    .id = "rrsig-key-missing",
    .severity = Severity::error,
    .summary = "signature by a key that is not in the zone",
    .authority = "RFC 4035 section 5.3.1",
    .docs =
        {
            .what = "A signature (RRSIG) whose key tag and algorithm are those of no DNSKEY record "
                    "of the zone. An error where no other signature makes up for it, else a "
                    "warning; of no more than information while a new algorithm is introduced. "
                    "One finding for each key.",
            .why = "Without the key nobody can check the signature, so resolvers take the records "
                   "for forged. A key was removed too early, or a file was put together from two "
                   "signings.",
            .example = "@   DNSKEY 257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...  ; 2371\n"
                       "www RRSIG A 13 3 3600 20260401000000 20260301000000 9999 example.com. "
                       "c2ln...",
            .instead = "www RRSIG A 13 3 3600 20260401000000 20260301000000 2371 example.com. "
                       "c2ln...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
