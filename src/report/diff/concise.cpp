// One line a record and a problem, for grep.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "report/shared/change_text.h"
#include "report/shared/line_start.h"

namespace zonemend::diff_formats {

extern const DiffFormat concise;

namespace {

class ConciseDiff : public DiffReport {
 public:
  ConciseDiff(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {}

  void zone(const ZoneReview& review) override {
    for (const OwnerChange& owner : owner_changes(*review.change)) {
      for (const RrsetChange* set : owner.sets) {
        for (const ChangeLine& line : change_lines(*review.change, *set)) {
          fmt::print(out_, "{}: {} {} {}\n", printable_at_line_start(review.path), line.sign,
                     printable(owner.owner.text()), printable(line.text));
        }
      }
    }
    if (const std::string serial = serial_text(*review.change); !serial.empty()) {
      fmt::print(out_, "{}: {}\n", printable_at_line_start(review.path), serial);
    }
    for (const auto* list : {&review.consequences, &review.introduced}) {
      if (list->empty()) continue;
      find_format("concise")->make(out_, options_)->findings(review.after->zone.sources(), *list);
    }
  }

  void end(const DiffTally& tally) override {
    // What could not be read was said elsewhere.
    const bool any = tally.zones > 0 || tally.complete;
    if (options_.totals && any) fmt::print(out_, "{}\n", summary_text(tally));
  }

 private:
  std::ostream& out_;
  ReportOptions options_;
};

std::unique_ptr<DiffReport> make(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<ConciseDiff>(out, options);
}

}  // namespace

const DiffFormat concise = {
    .id = "concise",
    .summary = "one line a record and a problem, for grep",
    .make = make,
};

}  // namespace zonemend::diff_formats
