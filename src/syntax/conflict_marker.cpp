#include "syntax/conflict_marker.h"

namespace zonemend {
namespace {

// The sign that a marker is made of; NUL when the line is none.
char marker_sign(std::string_view line) {
  constexpr std::string_view signs = "<=>|";
  if (line.size() < ConflictMarkers::size || signs.find(line[0]) == signs.npos) return '\0';
  if (line.find_first_not_of(line[0]) < ConflictMarkers::size) return '\0';
  const bool alone = line.size() == ConflictMarkers::size ||
                     std::string_view(" \r\n").find(line[ConflictMarkers::size]) != line.npos;
  return alone ? line[0] : '\0';
}

}  // namespace

bool ConflictMarkers::is_marker(std::string_view line) {
  switch (marker_sign(line)) {
    case '<':
      found_any_ = true;
      in_conflict_ = true;
      return true;
    case '>':
      in_conflict_ = false;
      return true;
    case '=':
    case '|':
      return in_conflict_;
    default:
      return false;
  }
}

}  // namespace zonemend
