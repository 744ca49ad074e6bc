// Tells in advance whether an entry that opens a parenthesis ever closes it.
// Needed only after a parenthesis was found open at the end of the text: reading then goes on after
// the broken entry, and every later entry must know whether it closes without reading to the end of
// the text again, or a file of open parentheses would take quadratic time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace zonemend {

class ParenBalance {
 public:
  bool known() const { return !lines_.empty(); }
  // Reads the lines from `begin`, which must be a line border, to the end of the text.
  void read(std::string_view bytes, std::uint32_t begin);
  // Whether the depth, counted from the line border `begin`, returns to zero at some line end.
  bool closes(std::uint32_t begin) const;

 private:
  struct Line {
    std::uint32_t end;         // byte offset one past the line end
    std::int64_t depth;        // opened minus closed since `begin` of read()
    std::int64_t lowest_from;  // the lowest depth at this line end or a later one
  };
  std::vector<Line> lines_;
  std::uint32_t begin_ = 0;
};

}  // namespace zonemend
