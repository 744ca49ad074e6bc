#include <fmt/format.h>

#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule dnskey_tag_collision;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const std::vector<DnssecKey> keys = apex_keys(zone);
  const KeysByTag by_tag(keys);
  for (const DnssecKey& key : keys) {
    const DnssecKey* first = by_tag.of(key.tag, key.algorithm).front();
    if (first == &key) continue;
    Finding finding = make_finding(dnskey_tag_collision, place_of(zone, zone.record(key.record)),
                                   fmt::format("two keys of the zone have the same tag: {}",
                                               key_words(key.tag, key.algorithm)),
                                   "replace one of the two by a new key");
    finding.label = "this key";
    add_label(finding, zone, first->record, "and this one");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule dnskey_tag_collision = {
    .id = "dnskey-tag-collision",
    .severity = Severity::warning,
    .summary = "two keys have the same tag and algorithm",
    .authority = "RFC 4034 appendix B",
    .docs =
        {
            .what = "Two different DNSKEY records with the same algorithm and the same key tag, "
                    "the number by which signatures refer to their key.",
            .why = "Resolvers must try both keys for each signature. After the attack known as "
                   "KeyTrap they try only a few times and then give up, and tools that manage "
                   "keys by their tag take one key for the other.",
            .example = "@ DNSKEY 257 3 13 AAAB...  ; key tag 2371\n"
                       "@ DNSKEY 257 3 13 AAEA...  ; key tag 2371",
            .instead = "@ DNSKEY 257 3 13 AAAB...  ; key tag 2371\n"
                       "@ DNSKEY 257 3 13 oJB1...  ; key tag 40812",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
