// A fix as reviewers apply it with a click: whole lines and what to write in their place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "zonemend/edit.h"
#include "zonemend/source.h"

namespace zonemend {

struct LineChange {
  std::uint32_t first = 1;  // line, from 1
  std::uint32_t last = 1;   // inclusive
  std::string text;         // of the lines together, without the last line end; "" deletes them
};

// Nothing when the edits are not all in `source`, spread over many lines, or cannot be told in this
// way: they change line ends only, or leave text that is not UTF-8.
std::optional<LineChange> whole_lines(const SourceSet& sources, SourceId source,
                                      const std::vector<Edit>& edits);

}  // namespace zonemend
