// One line of a source, made fit to be shown with marks under it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zonemend {

// Tabs become blanks up to the next multiple of eight columns, what cannot be shown is escaped, and
// a line that is too long is cut on both sides of the place that matters.
class SourceLine {
 public:
  // `focus` is the byte in `text` that must stay visible; `columns` is what may be used.
  SourceLine(std::string_view text, std::size_t focus, unsigned columns);

  const std::string& text() const { return text_; }
  // The column at which a byte of the line is shown, from 0; what was cut off is at the cut.
  unsigned column(std::size_t offset) const;

 private:
  struct Cell {
    std::size_t offset;  // of its first byte
    unsigned column;     // before cutting
    unsigned width;
    std::string text;
  };
  static std::vector<Cell> cells_of(std::string_view text, std::size_t begin, std::size_t end);
  unsigned full_column(std::size_t offset) const;

  std::vector<Cell> cells_;
  unsigned total_ = 0;   // columns before cutting
  unsigned first_ = 0;   // first column that is shown
  unsigned last_ = 0;    // one past the last
  unsigned indent_ = 0;  // columns of the mark for what was cut in front
  std::string text_;
};

}  // namespace zonemend
