// A text that is edited several times over, and remembers what of the original is left.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zonemend/edit.h"

namespace zonemend {

// Pieces of the original and inserted text, in order. After any number of rounds of edits it tells
// the one list of edits that does the same to the original.
class PieceText {
 public:
  explicit PieceText(std::string_view original);  // borrowed

  // Applies edits of the present text; sorted, and none overlaps another.
  void apply(const std::vector<Edit>& edits);

  std::string text() const;
  // Against the original; all in source 0, sorted.
  std::vector<Edit> edits() const;

 private:
  struct Piece {
    bool original;
    std::uint32_t begin;  // into the original
    std::uint32_t end;
    std::string inserted;  // when not original
    std::size_t size() const { return original ? end - begin : inserted.size(); }
    std::string_view text(std::string_view bytes) const;
    Piece part(std::size_t from, std::size_t to) const;
  };
  class Cutter;

  std::string_view bytes_;
  std::vector<Piece> pieces_;
};

}  // namespace zonemend
