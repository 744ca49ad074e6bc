#include <fmt/format.h>

#include "rules/shared/records.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule class_noise;

namespace {

struct Habit {
  std::vector<RecordId> with;  // the class is written
  std::vector<RecordId> without;
};

Habit habit_of(const Zone& zone) {
  Habit habit;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    if (zone.entry(record).kind != EntryKind::record) continue;
    if (zone.times_read(zone.span(record).source) > 1) continue;  // each line counts once
    const bool written = !record_text(zone, record).rr_class.empty();
    (written ? habit.with : habit.without).push_back(id);
  }
  return habit;
}

// With the white space behind it, but no parenthesis.
Edit delete_class(const Zone& zone, const Record& record) {
  Span place = record_text(zone, record).rr_class;
  const std::string_view bytes = zone.sources().at(place.source).bytes();
  while (place.end < bytes.size() && ascii::is_blank(bytes.substr(place.end, 1))) ++place.end;
  return {place, ""};
}

Edit insert_class(const Zone& zone, const Record& record) {
  const Span type = record_text(zone, record).type;
  return {{type.source, type.begin, type.begin}, rr_class_text(zone.rr_class()) + ' '};
}

void check(const Zone& zone, FindingSink& sink) {
  const Habit habit = habit_of(zone);
  if (habit.with.empty() || habit.without.empty()) return;
  const bool mostly_with = habit.with.size() >= habit.without.size();
  const auto& odd = mostly_with ? habit.without : habit.with;
  const std::string rr_class = rr_class_text(zone.rr_class());
  Finding finding =
      make_finding(class_noise, place_of(zone, zone.record(odd.front())),
                   fmt::format("{} {} the class {}, and {} {}", count_of(odd.size(), "record"),
                               mostly_with ? "without" : "with", rr_class,
                               mostly_with ? habit.with.size() : habit.without.size(),
                               mostly_with ? "with it" : "without"),
                   "write it everywhere or nowhere");
  Fix fix{
      mostly_with ? "write the class everywhere" : "delete the class everywhere", Safety::safe, {}};
  for (const RecordId id : odd) {
    const Record& record = zone.record(id);
    fix.edits.push_back(mostly_with ? insert_class(zone, record) : delete_class(zone, record));
  }
  finding.fixes.push_back(std::move(fix));
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule class_noise = {
    .id = "class-noise",
    .severity = Severity::info,
    .enabled = false,
    .summary = "class (IN) is written on some records and left out on others",
    .authority = "practice",
    .docs =
        {
            .what = "A zone in which some records have their class written out and some have not. "
                    "One finding for the zone, at the first record of the smaller group. Not part "
                    "of the default rules.",
            .why = "Both mean the same, since a zone has one class. Where all lines are alike, the "
                   "eye finds what differs.",
            .example = "www IN A 192.0.2.80\n"
                       "ftp    A 192.0.2.21\n"
                       "pop    A 192.0.2.110",
            .instead = "www A 192.0.2.80\n"
                       "ftp A 192.0.2.21\n"
                       "pop A 192.0.2.110",
            .fix = "Writes the class everywhere, or deletes it everywhere, whichever most records "
                   "have. It is safe: the records stay the same.",
        },
    .check = check,
};

}  // namespace zonemend::rules
