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
  // Some line was a "<<<<<<<": what the lines after it mean depends on it.
  bool found_any() const { return found_any_; }

 private:
  bool found_any_ = false;
  bool in_conflict_ = false;
};

}  // namespace zonemend
