// A place in a source: half-open range of byte offsets. Everything that points at text points with
// a Span; lines and columns are computed from it at the very end (see source.h).
#pragma once

#include <cstdint>

namespace zonemend {

using SourceId = std::uint32_t;  // index into a SourceSet

struct Span {
  SourceId source = 0;
  std::uint32_t begin = 0;  // byte offset of the first byte
  std::uint32_t end = 0;    // byte offset one past the last byte

  bool empty() const { return begin == end; }
  std::uint32_t size() const { return end - begin; }
  bool contains(const Span& other) const {
    return source == other.source && begin <= other.begin && other.end <= end;
  }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace zonemend
