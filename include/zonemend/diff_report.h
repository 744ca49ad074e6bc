// Output formats of `zonemend diff`. One file in src/report/diff/ exports one DiffFormat.
#pragma once

#include <memory>
#include <ostream>
#include <span>
#include <string_view>

#include "zonemend/report.h"
#include "zonemend/review.h"

namespace zonemend {

// Totals over a run.
struct DiffTally {
  std::size_t zones = 0;      // looked at
  std::size_t changed = 0;    // with other records than before
  std::size_t added = 0;      // records
  std::size_t removed = 0;    // records
  std::size_t errors = 0;     // introduced, or said of the change
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t inherited = 0;  // problems that were there before
  std::size_t resolved = 0;   // problems that are gone
  bool complete = true;       // every zone could be read

  void count(const ZoneReview& review);
};

class DiffReport {
 public:
  virtual ~DiffReport() = default;
  virtual void begin() {}
  virtual void zone(const ZoneReview& review) = 0;
  virtual void end(const DiffTally& tally) = 0;
};

struct DiffFormat {
  std::string_view id;
  std::string_view summary;
  std::unique_ptr<DiffReport> (*make)(std::ostream& out, const ReportOptions& options);
};

std::span<const DiffFormat* const> all_diff_formats();  // sorted by id
const DiffFormat* find_diff_format(std::string_view id);

}  // namespace zonemend
