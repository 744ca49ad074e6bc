#include "text/columns.h"

namespace zonemend {
namespace {

constexpr std::size_t tab_width = 8;

std::size_t next_stop(std::size_t column) { return (column / tab_width + 1) * tab_width; }

}  // namespace

std::size_t column_after(std::string_view text, std::size_t column) {
  for (const char c : text) {
    if (c == '\t') {
      column = next_stop(column);
    } else if ((static_cast<unsigned char>(c) & 0xc0) !=
               0x80) {  // UTF-8 continuation bytes add none
      ++column;
    }
  }
  return column;
}

std::string white_space(std::size_t from, std::size_t to, std::string_view model) {
  const bool tabs = model.find('\t') != std::string_view::npos;
  if (to <= from) return tabs ? "\t" : " ";
  std::string space;
  if (tabs) {
    while (next_stop(from) <= to) {
      space += '\t';
      from = next_stop(from);
    }
  }
  return space.append(to - from, ' ');
}

}  // namespace zonemend
