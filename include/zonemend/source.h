// The bytes of one file, standard input or string, and where its lines are.
// A Source is the only owner of text: spans, tokens and string views point into it and must not
// outlive it. The bytes never change; editing makes new bytes (see edit.h).
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/span.h"

namespace zonemend {

// What a Source can hold: offsets are 32 bits wide.
inline constexpr std::uint64_t max_source_size = 0xfffffff0u;

// A place as people and editors count it.
struct Position {
  std::uint32_t line = 1;    // from 1; a line ends at LF
  std::uint32_t column = 1;  // from 1, in bytes
};

class Source {
 public:
  // `name` is what messages call it: the path as the user gave it, or "<stdin>".
  Source(std::string name, std::string bytes);
  Source(std::string name, std::unique_ptr<char[]> bytes, std::size_t size);

  const std::string& name() const { return name_; }
  // The same text under another name.
  Source named(std::string name) &&;
  std::string_view bytes() const { return bytes_; }
  std::string_view text(std::uint32_t begin, std::uint32_t end) const {
    return bytes_.substr(begin, end - begin);
  }

  // The first call of these looks for all line ends, in time linear in the size; then each looks at
  // a few KiB at most.
  Position position(std::uint32_t offset) const;
  std::uint32_t line_count() const;
  // The text of line `number` (from 1) without its line end; empty past the last line.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_begin(std::uint32_t number) const;

 private:
  // What is known where a block of the text begins: `ends` lines end before, and the line that is
  // not ended yet begins at `begin`.
  struct LineMark {
    std::uint32_t ends;
    std::uint32_t begin;
  };
  const std::vector<LineMark>& line_marks() const;
  static std::vector<LineMark> find_line_marks(std::string_view bytes);

  std::string name_;
  // One of the two holds the bytes; both stay where they are when the Source moves.
  std::unique_ptr<std::string> text_;
  std::unique_ptr<char[]> raw_;
  std::string_view bytes_;
  struct Lines {
    std::once_flag once;
    std::vector<LineMark> marks;  // of each block, and of the end
  };
  std::unique_ptr<Lines> lines_ = std::make_unique<Lines>();
};

// The sources of one zone or one run; a Span's `source` is an index into it.
class SourceSet {
 public:
  SourceId add(Source source);
  const Source& at(SourceId id) const { return *sources_[id]; }
  std::size_t size() const { return sources_.size(); }
  std::string_view text(const Span& span) const {
    return at(span.source).text(span.begin, span.end);
  }
  Position position(const Span& span) const { return at(span.source).position(span.begin); }

 private:
  std::vector<std::unique_ptr<Source>> sources_;
};

}  // namespace zonemend
