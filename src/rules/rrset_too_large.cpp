#include <fmt/format.h>

#include "rules/shared/large_owners.h"
#include "rules/shared/records.h"
#include "rules/shared/rrsets.h"

namespace zonemend::rules {

extern const Rule rrset_too_large;

namespace {

bool may_be_too_large(const Zone& zone, NameId owner) {
  std::size_t size = 0;
  for (const RecordId id : zone.records_at(owner)) size += zone.record(id).rdata_size + 2u;
  return size > max_rrset_size;
}

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : zone.fact<LargeOwners>().owners) {
    if (!may_be_too_large(zone, owner)) continue;
    for (const auto& set : rrsets_at(zone, owner)) {
      const std::size_t size = rrset_size(zone, set);
      if (size <= max_rrset_size) continue;
      const Record& record = zone.record(set.front());
      sink.push_back(make_finding(
          rrset_too_large, place_of(zone, record),
          fmt::format("the {} records of {} are {} octets together, more than a server can keep "
                      "({})",
                      rrset_words(zone, record), quoted(zone.name(record.owner)), size,
                      max_rrset_size),
          "spread them over several names"));
    }
  }
}

}  // namespace

const Rule rrset_too_large = {
    .id = "rrset-too-large",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "records of one type at a name are larger than a server can keep",
    .authority = "practice",
    .docs =
        {
            .what = "Records of one type at one name with more than 65512 octets of data "
                    "together, plus two for each record. Copies do not count.",
            .why = "No DNS message could hold them. BIND refuses to load the zone, and its message "
                   "('ran out of space') does not say why.",
            .example = "; seventy lines with a thousand octets each\n"
                       "big IN TXT \"...\"",
            .instead = "big1 IN TXT \"...\"\n"
                       "big2 IN TXT \"...\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
