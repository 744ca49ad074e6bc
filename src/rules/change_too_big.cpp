#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule change_too_big;

namespace {

constexpr RuleOption options[] = {
    {.name = "percent",
     .what = "from which part of the records on, in percent",
     .fallback = 30,
     .least = 1,
     .most = 100},
    {.name = "records", .what = "and from how many records on", .fallback = 20, .least = 1},
};

void check(const ZoneChange& change, const CheckContext& context, FindingSink& sink) {
  if (!has_both(change) || change.records_before() == 0) return;
  const auto gone = static_cast<std::int64_t>(change.records_removed());
  const auto all = static_cast<std::int64_t>(change.records_before());
  if (gone < context.number(change_too_big, "records")) return;
  if (gone * 100 < all * context.number(change_too_big, "percent")) return;
  sink.push_back(make_finding(
      change_too_big, serial_place(change), fmt::format("{} of {} records go or change", gone, all),
      "check that the file is complete: the end, the $INCLUDE lines, the script that wrote it"));
}

}  // namespace

const Rule change_too_big = {
    .id = "change-too-big",
    .severity = Severity::warning,
    .summary = "a change takes away much of the zone",
    .authority = "practice",
    .docs =
        {
            .what = "A change that removes a large part of the records of a zone.",
            .why = "It may be meant. It may also be a file that was cut off, an include that is "
                   "missing, or the output of a script that failed half-way; then much of the "
                   "domain disappears at once.",
            .example = "; a hundred of a hundred and twenty records go",
            .instead = "; several smaller changes, each of which can be looked through",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
