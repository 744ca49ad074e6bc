#include "report/shared/source_line.h"

#include <algorithm>

#include "report/shared/glyph.h"

namespace zonemend {
namespace {

constexpr std::string_view cut = "...";
constexpr unsigned tab = 8;
constexpr std::size_t reach = 1024;  // bytes around the focus that are looked at

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0u) == 0x80u; }

}  // namespace

std::vector<SourceLine::Cell> SourceLine::cells_of(std::string_view text, std::size_t begin,
                                                   std::size_t end) {
  std::vector<Cell> cells;
  unsigned column = 0;
  for (std::size_t at = begin; at < end;) {
    const std::string_view rest = text.substr(at);
    const Glyph glyph = first_glyph(rest);
    Cell cell{at, column, glyph.width, std::string(rest.substr(0, glyph.size))};
    if (rest[0] == '\t') {
      cell.width = tab - column % tab;
      cell.text.assign(cell.width, ' ');
    } else if (!glyph.shown) {
      cell.text = escaped(cell.text);
    }
    column += cell.width;
    at += glyph.size;
    cells.push_back(std::move(cell));
  }
  return cells;
}

SourceLine::SourceLine(std::string_view text, std::size_t focus, unsigned columns) {
  focus = std::min(focus, text.size());
  // A line can be the whole file: only what can be shown is worth decoding.
  std::size_t begin = focus > reach ? focus - reach : 0;
  while (begin > 0 && begin < text.size() && is_continuation(text[begin])) ++begin;
  const std::size_t end = std::min(text.size(), focus + reach);
  cells_ = cells_of(text, begin, end);
  total_ = cells_.empty() ? 0 : cells_.back().column + cells_.back().width;
  last_ = total_;
  const bool whole = begin == 0 && end == text.size();
  const unsigned at = full_column(focus);
  if (total_ > columns) {
    first_ = at < columns * 3 / 4 ? 0 : at - columns / 3;
    last_ = std::min(total_, first_ + columns - 2 * static_cast<unsigned>(cut.size()));
  }
  const bool cut_front = first_ > 0 || begin > 0;
  const bool cut_back = last_ < total_ || (!whole && end < text.size());
  if (cut_front) text_ = cut;
  indent_ = static_cast<unsigned>(text_.size());
  for (const Cell& cell : cells_) {
    if (cell.column >= first_ && cell.column + cell.width <= last_) text_ += cell.text;
    // A cell that straddles the cut keeps its place.
    if (cell.column < first_ && cell.column + cell.width > first_) {
      text_.append(cell.column + cell.width - first_, ' ');
    }
  }
  if (cut_back) text_ += cut;
}

unsigned SourceLine::full_column(std::size_t offset) const {
  const auto after =
      std::upper_bound(cells_.begin(), cells_.end(), offset,
                       [](std::size_t value, const Cell& cell) { return value < cell.offset; });
  if (after == cells_.begin()) return 0;
  if (after != cells_.end()) return (after - 1)->column;
  // The end of the line, or a byte within its last character.
  const Cell& last = cells_.back();
  return offset > last.offset ? total_ : last.column;
}

unsigned SourceLine::column(std::size_t offset) const {
  const unsigned column = std::clamp(full_column(offset), first_, last_);
  return column - first_ + indent_;
}

}  // namespace zonemend
