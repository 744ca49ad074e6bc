// For people at a terminal: the records that go and come, then what that means, then new problems.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "report/shared/change_text.h"
#include "report/shared/line_start.h"
#include "report/shared/paint.h"
#include "report/shared/totals.h"

namespace zonemend::diff_formats {

extern const DiffFormat full;

namespace {

Paint paint_of_sign(char sign) {
  if (sign == '-') return Paint::error;
  return sign == '+' ? Paint::good : Paint::warning;
}

class FullDiff : public DiffReport {
 public:
  FullDiff(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {}

  void zone(const ZoneReview& review) override {
    const ZoneChange& change = *review.change;
    if (change.is_empty() && review.introduced.empty()) return;
    const std::string serial = serial_text(change);
    fmt::print(out_, "{} {}: {}{}{}\n",
               painted(options_.color, Paint::bold, printable_at_line_start(review.path)),
               printable(zone_name(review)), headline(review), serial.empty() ? "" : "; ", serial);
    for (const OwnerChange& owner : owner_changes(change)) write(change, owner);
    fmt::print(out_, "\n");
    findings(review, review.consequences);
    findings(review, review.introduced);
  }

  void end(const DiffTally& tally) override {
    // What could not be read was said elsewhere.
    const bool any = tally.zones > 0 || tally.complete;
    if (options_.totals && any) fmt::print(out_, "{}\n", summary_text(tally));
  }

 private:
  void write(const ZoneChange& change, const OwnerChange& owner) {
    fmt::print(out_, "  {}\n", printable_at_line_start(owner.owner.text()));
    for (const RrsetChange* set : owner.sets) {
      for (const ChangeLine& line : change_lines(change, *set)) {
        fmt::print(out_, "    {}\n",
                   painted(options_.color, paint_of_sign(line.sign),
                           fmt::format("{} {}", line.sign, printable(line.text))));
      }
    }
  }

  void findings(const ZoneReview& review, const std::vector<Finding>& list) {
    if (list.empty()) return;
    find_format("full")->make(out_, options_)->findings(review.after->zone.sources(), list);
  }

  std::ostream& out_;
  ReportOptions options_;
};

std::unique_ptr<DiffReport> make(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<FullDiff>(out, options);
}

}  // namespace

const DiffFormat full = {
    .id = "full",
    .summary = "the records that go and come, what that means, and new problems, for people",
    .make = make,
};

}  // namespace zonemend::diff_formats
