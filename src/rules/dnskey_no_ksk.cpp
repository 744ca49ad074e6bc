#include <algorithm>

#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule dnskey_no_ksk;

namespace {

bool is_entry(const DnssecKey& key) { return key.may_sign() && key.has(DnssecKey::entry_flag); }

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole) return;
  const std::vector<DnssecKey> keys = apex_keys(zone);
  const auto entry = std::find_if(keys.begin(), keys.end(), is_entry);
  if (entry == keys.end()) {
    if (keys.empty()) return;
    Finding finding =
        make_finding(dnskey_no_ksk, place_of(zone, zone.record(keys.front().record)),
                     "none of the zone's keys is marked as the one that the parent zone points to",
                     "give the key whose DS record the parent has the flags 257, and sign again");
    finding.label = "no key-signing key (flags 257) here";
    sink.push_back(std::move(finding));
    return;
  }
  OwnerSets apex;
  apex.load(zone, zone.origin());
  const auto signatures = apex.signatures_over(RrType::dnskey);
  const KeysByTag by_tag(keys);
  const bool one_signs =
      std::any_of(signatures.begin(), signatures.end(), [&](const Signature& signature) {
        const auto makers = by_tag.of(signature);
        return std::any_of(makers.begin(), makers.end(),
                           [](const DnssecKey* key) { return is_entry(*key); });
      });
  if (signatures.empty() || one_signs) return;
  Finding finding = make_finding(
      dnskey_no_ksk, place_of(zone, zone.record(entry->record)),
      "the zone's keys are not signed by a key that is marked as the parent zone's anchor",
      "sign the DNSKEY records with this key");
  finding.label = key_words(entry->tag, entry->algorithm) + ", which does not sign the keys";
  add_label(finding, zone, signatures.front().record, "by another key");
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule dnskey_no_ksk = {
    .id = "dnskey-no-ksk",
    .severity = Severity::warning,
    .summary = "zone has no key-signing key, or it does not sign the keys",
    .authority = "RFC 4034 section 2.1.1; RFC 6781 section 3.1",
    .docs =
        {
            .what = "A signed zone in which no DNSKEY record has the flag for secure entry points "
                    "(SEP, flags 257), or none of those that have it signs the zone's keys.",
            .why = "The DS record in the parent zone points to the key that signs the others. "
                   "Tools make it from the key with this flag, and checkers such as dnssec-verify "
                   "refuse a zone without. When the parent points to a key that does not sign the "
                   "keys, resolvers take the whole zone for forged.",
            .example = "@ DNSKEY 256 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .instead = "@ DNSKEY 257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
