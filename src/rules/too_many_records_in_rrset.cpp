#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/rrsets.h"

namespace zonemend::rules {

extern const Rule too_many_records_in_rrset;

namespace {

constexpr RuleOption options[] = {{.name = "most",
                                   .what = "the most records of one type at a name",
                                   .fallback = 100,
                                   .least = 1,
                                   .most = 65535}};

// At the record that is too much. BIND counts copies like others.
Finding describe(const Zone& zone, const std::vector<RecordId>& set, std::size_t most) {
  const Record& surplus = zone.record(set[most]);
  Finding finding = make_finding(
      too_many_records_in_rrset, place_of(zone, surplus),
      fmt::format("{} has {} {} records, more than {}", quoted(zone.name(surplus.owner)),
                  set.size(), rrset_words(zone, surplus), most),
      "spread them over several names; or raise max-records-per-type in BIND's configuration and "
      "the option 'most' of this rule");
  finding.label = fmt::format("record number {}", most + 1);
  add_label(finding, zone, set.front(), "first one here");
  return finding;
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto most = static_cast<std::size_t>(context.number(too_many_records_in_rrset, "most"));
  for (NameId owner = 0; owner < zone.names().size(); ++owner) {
    if (zone.records_at(owner).size() <= most) continue;
    for (const auto& set : rrsets_at(zone, owner)) {
      if (set.size() > most) sink.push_back(describe(zone, set, most));
    }
  }
}

}  // namespace

const Rule too_many_records_in_rrset = {
    .id = "too-many-records-in-rrset",
    .severity = Severity::error,
    .summary = "one name has more records of one type than a server takes",
    .authority = "practice",
    .docs =
        {
            .what = "More than 100 records of one type at one name.",
            .why = "Since 2024 BIND refuses to load a zone with more than 100 records of one "
                   "type at a name (max-records-per-type), because they make it slow "
                   "(CVE-2024-1737). Only the server (named) refuses it; its checker "
                   "named-checkzone says nothing, so the mistake shows when the zone is "
                   "loaded.",
            .example = "$GENERATE 1-120 pool A 192.0.2.$",
            .instead = "$GENERATE 1-60 pool1 A 192.0.2.$\n"
                       "$GENERATE 61-120 pool2 A 192.0.2.$",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
