#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/rrsets.h"

namespace zonemend::rules {

extern const Rule too_many_types_at_name;

namespace {

constexpr RuleOption options[] = {{.name = "most",
                                   .what = "the most types of records at a name",
                                   .fallback = 100,
                                   .least = 1,
                                   .most = 65535}};

Finding describe(const Zone& zone, const std::vector<std::vector<RecordId>>& sets,
                 std::size_t most) {
  const Record& surplus = zone.record(sets[most].front());
  Finding finding = make_finding(
      too_many_types_at_name, place_of(zone, surplus),
      fmt::format("{} has records of {} types, more than {}", quoted(zone.name(surplus.owner)),
                  sets.size(), most),
      "spread them over several names; or raise max-types-per-name in BIND's configuration and the "
      "option 'most' of this rule");
  finding.label = fmt::format("type number {}", most + 1);
  return finding;
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto most = static_cast<std::size_t>(context.number(too_many_types_at_name, "most"));
  for (NameId owner = 0; owner < zone.names().size(); ++owner) {
    if (zone.records_at(owner).size() <= most) continue;
    const auto sets = rrsets_at(zone, owner);
    if (sets.size() > most) sink.push_back(describe(zone, sets, most));
  }
}

}  // namespace

const Rule too_many_types_at_name = {
    .id = "too-many-types-at-name",
    .severity = Severity::error,
    .summary = "one name has records of more types than a server takes",
    .authority = "practice",
    .docs =
        {
            .what = "Records of more than 100 types at one name. The signatures (RRSIG) of each "
                    "type count as a type of their own.",
            .why = "Since 2024 BIND refuses to load a zone with more than 100 types at a name "
                   "(max-types-per-name), because they make it slow (CVE-2024-1737). Only the "
                   "server (named) refuses it; its checker named-checkzone says nothing. No "
                   "real name needs so many: a program that makes the zone has gone wrong.",
            .example = "; 101 lines like these\n"
                       "x IN TYPE65300 \\# 0\n"
                       "x IN TYPE65301 \\# 0",
            .instead = "x IN TXT \"one record instead\"",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
