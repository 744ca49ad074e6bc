#include "lint/piece_text.h"

#include <algorithm>

namespace zonemend {

std::string_view PieceText::Piece::text(std::string_view bytes) const {
  return original ? bytes.substr(begin, end - begin) : std::string_view(inserted);
}

PieceText::Piece PieceText::Piece::part(std::size_t from, std::size_t to) const {
  if (!original) return {false, 0, 0, inserted.substr(from, to - from)};
  return {
      true, begin + static_cast<std::uint32_t>(from), begin + static_cast<std::uint32_t>(to), {}};
}

// Walks over pieces by offsets of the text that they make.
class PieceText::Cutter {
 public:
  explicit Cutter(const std::vector<Piece>& pieces) : pieces_(pieces) {}

  // Appends what stands between here and `end` to `kept`, or drops it without one.
  void advance(std::size_t end, std::vector<Piece>* kept) {
    while (at_ < end && piece_ < pieces_.size()) {
      const Piece& piece = pieces_[piece_];
      const std::size_t to = std::min(piece.size(), from_ + (end - at_));
      if (kept != nullptr && to > from_) kept->push_back(piece.part(from_, to));
      at_ += to - from_;
      from_ = to;
      if (from_ == piece.size()) {
        ++piece_;
        from_ = 0;
      }
    }
  }

 private:
  const std::vector<Piece>& pieces_;
  std::size_t piece_ = 0;
  std::size_t from_ = 0;  // within that piece
  std::size_t at_ = 0;    // within the whole text
};

PieceText::PieceText(std::string_view original) : bytes_(original) {
  pieces_.push_back({true, 0, static_cast<std::uint32_t>(original.size()), {}});
}

void PieceText::apply(const std::vector<Edit>& edits) {
  std::vector<Piece> result;
  Cutter cutter(pieces_);
  for (const Edit& edit : edits) {
    cutter.advance(edit.span.begin, &result);
    cutter.advance(edit.span.end, nullptr);
    if (!edit.text.empty()) result.push_back({false, 0, 0, edit.text});
  }
  cutter.advance(std::string::npos, &result);
  pieces_ = std::move(result);
}

std::string PieceText::text() const {
  std::size_t size = 0;
  for (const Piece& piece : pieces_) size += piece.size();
  std::string result;
  result.reserve(size);
  for (const Piece& piece : pieces_) result += piece.text(bytes_);
  return result;
}

std::vector<Edit> PieceText::edits() const {
  std::vector<Edit> result;
  std::uint32_t at = 0;
  std::string inserted;
  const auto close_gap = [&](std::uint32_t end) {
    if (at < end || !inserted.empty()) result.push_back({{0, at, end}, std::move(inserted)});
    inserted.clear();
  };
  for (const Piece& piece : pieces_) {
    if (!piece.original) {
      inserted += piece.inserted;
      continue;
    }
    close_gap(piece.begin);
    at = piece.end;
  }
  close_gap(static_cast<std::uint32_t>(bytes_.size()));
  return result;
}

}  // namespace zonemend
