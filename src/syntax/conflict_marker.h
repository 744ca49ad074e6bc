// The lines that git leaves in a file with an unresolved merge.
#pragma once

#include <cstdint>
#include <string_view>

namespace zonemend {

// Looks at the lines of one file, in order. "=======" and "|||||||" can be owners of records, and
// mean a conflict only below a "<<<<<<<".
class ConflictMarkers {
 public:
  static constexpr std::uint32_t size = 7;
  // `line`: at least the first eight bytes of a line, where it has so many.
  bool is_marker(std::string_view line);

 private:
  bool in_conflict_ = false;
};

}  // namespace zonemend
