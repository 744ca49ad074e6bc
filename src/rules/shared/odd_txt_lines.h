// TXT records that are written otherwise than as one string in quotes at the end of their line: the
// fact by which rules about quotes, blanks and semicolons lex few lines.
#pragma once

#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

struct OddTxtLines {
  explicit OddTxtLines(const Zone& zone);

  std::vector<RecordId> records;  // in file order; what $GENERATE made is left out
};

}  // namespace zonemend::rules
