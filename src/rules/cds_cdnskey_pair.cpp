#include <fmt/format.h>

#include <set>
#include <utility>

#include "rules/shared/child_ds.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule cds_cdnskey_pair;

namespace {

// What a record asks for: a key, or with none the deletion of all DS records.
struct Wish {
  const ChildDs* record;
  const DnssecKey* key;
};

// Records that fit no key have other rules.
std::vector<Wish> wishes_of(const Zone& zone, const std::vector<ChildDs>& records,
                            const std::vector<DnssecKey>& keys) {
  std::vector<Wish> wishes;
  ChildDsKeys by_record(zone, keys);
  for (const ChildDs& record : records) {
    const DnssecKey* key = record.deletes ? nullptr : by_record.find(record);
    if (record.deletes || key != nullptr) wishes.push_back({&record, key});
  }
  return wishes;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  const std::vector<DnssecKey> keys = apex_keys(zone);
  const std::vector<ChildDs> records = child_ds_records(zone);
  const std::vector<Wish> wishes = wishes_of(zone, records, keys);
  std::set<std::pair<RrType, const DnssecKey*>> wished;
  for (const auto& [record, key] : wishes) wished.emplace(record->type, key);
  for (const auto& [record, key] : wishes) {
    const RrType other_type = record->type == cds_type ? cdnskey_type : cds_type;
    const bool has_other = zone.has(zone.origin(), other_type);
    if (!has_other || wished.contains({other_type, key})) continue;
    Finding finding =
        make_finding(cds_cdnskey_pair, place_of(zone, zone.record(record->record)),
                     fmt::format("this {} record has no counterpart among the {} records",
                                 rr_type_text(record->type), rr_type_text(other_type)),
                     fmt::format("add the {} record of the same key, or delete this one",
                                 rr_type_text(other_type)));
    finding.label = key == nullptr ? "asks for deletion" : key_words(key->tag, key->algorithm);
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cds_cdnskey_pair = {
    .id = "cds-cdnskey-pair",
    .severity = Severity::warning,
    .summary = "CDS and CDNSKEY records ask for different keys",
    .authority = "RFC 7344 section 4",
    .docs =
        {
            .what = "A zone with both CDS and CDNSKEY records, where one asks for a key, or for "
                    "deletion, and none of the other type does.",
            .why = "Some parent zones read one type, some the other. Depending on that, they would "
                   "set different DS records; those that read both refuse the whole set.",
            .example = "@ CDS     0 0 0 00\n"
                       "@ CDNSKEY 257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .instead = "@ CDS     0 0 0 00\n"
                       "@ CDNSKEY 0 3 0 AA==",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
