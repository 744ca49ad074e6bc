// Lines and columns in the unit that a format counts in.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "zonemend/source.h"

namespace zonemend {

enum class ColumnUnit : unsigned char { bytes, code_points, utf16_units };

// From 1; the end is one past the last character. A byte that is not UTF-8 counts as a character.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;
};

// Where spans are. Takes no time to speak of for any number of spans, also when a whole file is one
// line. Borrows the sources.
class Places {
 public:
  Places(const SourceSet& sources, ColumnUnit unit) : sources_(sources), unit_(unit) {}

  Place of(const Span& span);
  const SourceSet& sources() const { return sources_; }

 private:
  // The first character at or behind a multiple of so many bytes, and the units before it.
  struct Milestone {
    std::uint32_t offset;
    std::uint32_t units;
  };

  std::uint32_t column(const Source& source, SourceId id, const Position& at, std::uint32_t offset);
  std::uint32_t units_before(const Source& source, SourceId id, std::uint32_t offset);
  std::uint32_t units_in(std::string_view text) const;
  std::vector<Milestone> milestones_of(const Source& source) const;

  const SourceSet& sources_;
  ColumnUnit unit_;
  std::map<SourceId, std::vector<Milestone>> milestones_;  // of sources with long lines
};

}  // namespace zonemend
