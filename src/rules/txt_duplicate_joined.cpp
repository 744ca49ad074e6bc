#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "rules/shared/alias_copies.h"
#include "rules/shared/txt_records.h"
#include "rules/shared/txt_text.h"

namespace zonemend::rules {

extern const Rule txt_duplicate_joined;

namespace {

// Rules on policies speak of two of those.
bool is_policy(std::string_view text) { return text.starts_with("v="); }

void report(const Zone& zone, FindingSink& sink, const std::vector<RecordId>& copies) {
  const auto distinct = distinct_records(zone, copies);
  if (distinct.size() < 2) return;
  Finding finding = make_finding(txt_duplicate_joined, place_of(zone, zone.record(distinct[1])),
                                 "this text stands here twice, split into strings differently",
                                 "delete one of the two records");
  finding.label = "the same text";
  add_label(finding, zone, distinct[0], "first one here");
  if (auto fix = keep_one(zone, copies, distinct[0])) {
    fix->safety = Safety::unsafe;
    finding.fixes.push_back(std::move(*fix));
  }
  sink.push_back(std::move(finding));
}

void check_owner(const Zone& zone, NameId owner, FindingSink& sink) {
  const auto records = records_at(zone, owner, RrType::txt);
  if (records.size() < 2) return;
  std::map<std::string, std::vector<RecordId>, std::less<>> by_text;
  TxtText text;
  for (const RecordId id : records) {
    text.read(zone, zone.record(id));
    if (!is_policy(text.text())) by_text[std::string(text.text())].push_back(id);
  }
  for (const auto& [joined, copies] : by_text) report(zone, sink, copies);
}

void check(const Zone& zone, FindingSink& sink) {
  std::vector<NameId> owners;
  for (const RecordId id : zone.fact<TxtRecords>().divided) {
    owners.push_back(zone.record(id).owner);
  }
  std::sort(owners.begin(), owners.end());
  owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
  for (const NameId owner : owners) check_owner(zone, owner, sink);
}

}  // namespace

const Rule txt_duplicate_joined = {
    .id = "txt-duplicate-joined",
    .severity = Severity::info,
    .summary = "same text stands in two TXT records, split differently",
    .authority = "practice",
    .docs =
        {
            .what = "TXT records at one name whose strings, joined, make the same text. Policies "
                    "that begin with \"v=\" are left to their own rules.",
            .why = "Most readers join the strings, so that both records say the same. Servers keep "
                   "both, and whoever changes the text later changes one of them.",
            .example = "@ IN TXT \"verify=0123456789abcdef\"\n"
                       "@ IN TXT \"verify=01234567\" \"89abcdef\"",
            .instead = "@ IN TXT \"verify=0123456789abcdef\"",
            .fix = "Deletes all but the first. It is unsafe, because one record less is served.",
        },
    .check = check,
};

}  // namespace zonemend::rules
