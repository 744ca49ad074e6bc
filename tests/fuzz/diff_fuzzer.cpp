// Two versions of a zone, in.zone and new.zone: what is new one way is gone the other way, every
// format can say it, and nothing is different between a zone and itself.
#include <nlohmann/json.hpp>
#include <sstream>

#include "fuzz/fuzzers.h"
#include "fuzz/promise.h"
#include "fuzz/zone_input.h"
#include "zonemend/diff_report.h"

namespace zonemend::fuzz {
namespace {

constexpr std::string_view new_file = "new.zone";

ZoneReview review(std::string_view before, std::string_view after, FileAccess& files) {
  return review_zone(std::string(after), load(before, files), load(after, files), all_rules_on());
}

void require_no_difference(std::string_view file, FileAccess& files) {
  const ZoneReview same = review(file, file, files);
  require(same.change->is_empty(), "a zone differs from itself");
  require(same.introduced.empty() && same.resolved == 0, "a zone has other problems than itself");
  require(same.consequences.empty(), "no change has a consequence: {}",
          same.consequences.empty() ? "" : same.consequences.front().message);
}

void require_mirrored(const ZoneChange& change) {
  const ZoneChange back(change.after(), change.before());
  require(change.is_empty() == back.is_empty() &&
              change.records_added() == back.records_removed() &&
              change.records_removed() == back.records_added() &&
              change.rrsets().size() == back.rrsets().size(),
          "the way back is another one");
  for (std::size_t i = 0; i < change.rrsets().size(); ++i) {
    const RrsetChange& there = change.rrsets()[i];
    const RrsetChange& here = back.rrsets()[i];
    require(there.owner == here.owner && there.set == here.set &&
                there.ttl_before == here.ttl_after && there.ttl_after == here.ttl_before &&
                there.kept == here.kept,
            "the RRset {} is another one on the way back", there.owner.text());
  }
}

void report(const ZoneReview& review) {
  for (const DiffFormat* format : all_diff_formats()) {
    std::ostringstream out;
    const auto report = format->make(out, {.width = 80});
    DiffTally tally;
    tally.count(review);
    report->begin();
    report->zone(review);
    report->end(tally);
    if (format->id == "json") {
      require(nlohmann::json::accept(out.str()), "not JSON:\n{}", out.str());
    }
  }
}

}  // namespace

void fuzz_diff(std::string_view bytes) {
  testing::MemoryFiles files = files_of(bytes);
  if (!load(main_file, files)) return;
  require_no_difference(main_file, files);
  if (!files.exists(std::string(new_file)) || !load(new_file, files)) return;
  const ZoneReview made = review(main_file, new_file, files);
  const SourceSet& sources = made.after->zone.sources();
  require_well_formed(sources, made.introduced);
  require_well_formed(sources, made.inherited);
  require_well_formed(sources, made.consequences);
  require_mirrored(*made.change);
  report(made);
}

}  // namespace zonemend::fuzz
