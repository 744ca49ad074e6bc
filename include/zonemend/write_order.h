// The order in which the files of an edit are written.
#pragma once

#include <string>
#include <vector>

#include "zonemend/plan.h"
#include "zonemend/result.h"
#include "zonemend/source.h"

namespace zonemend {

// One file is replaced by new bytes. A file can come twice: without its removals done first, or
// without the new serial done last, the zone would not be sound in between.
struct WriteStep {
  SourceId source = 0;
  std::string text;
  bool only_serial = false;  // all records are as planned by then; only the serial is not new yet
};

// Whatever step a machine stops behind, the zone still loads (if it did before), and its serial is
// new only when everything else is. As few steps as that takes; one for an edit of one file.
Result<std::vector<WriteStep>> write_order(const SourceSet& sources, const Plan& plan);

}  // namespace zonemend
