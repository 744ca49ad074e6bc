// A proposed change of a zone, as a reviewer wants to see it: what it does to the records, what that
// means, and which problems it brings.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/lint.h"
#include "zonemend/zone.h"
#include "zonemend/zone_change.h"

namespace zonemend {

struct ZoneReview {
  std::string path;                          // of the zone file, for messages
  std::unique_ptr<const LoadedZone> before;  // null: the zone is new
  std::unique_ptr<const LoadedZone> after;   // null: the zone is gone
  std::optional<ZoneChange> change;          // always there; refers to the two zones

  // With spans into the zone after the change; empty when that is gone.
  std::vector<Finding> consequences;  // of the rules about changes
  std::vector<Finding> introduced;    // problems that were not there before
  std::vector<Finding> inherited;     // problems that were
  std::size_t resolved = 0;           // problems that are not there any more

  bool has_errors() const;
  bool changes_records() const { return !change->is_empty(); }
};

// At least one of the two.
ZoneReview review_zone(std::string path, std::optional<LoadedZone> before,
                       std::optional<LoadedZone> after, const LintOptions& options);

// Which of the findings of a zone were not there before: of those with the same rule and message,
// first the ones on a line with the same text are taken for the old ones, then any. The others are
// left in `findings`; the old ones are returned.
std::vector<Finding> take_inherited(const SourceSet& before, const std::vector<Finding>& known,
                                    const SourceSet& after, std::vector<Finding>& findings);

}  // namespace zonemend
