// The owners of the next few lines, read before their turn: what the name table will be asked about
// them lies anywhere in memory, and is fetched meanwhile.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "dns/plain_name.h"
#include "zonemend/document.h"
#include "zonemend/name.h"

namespace zonemend {

class OwnersAhead {
 public:
  static constexpr std::uint32_t distance = 7;  // entries

  struct Owner {
    std::uint32_t entry = 0xffffffffu;
    std::uint32_t origin = 0;
    std::string_view text;
    std::array<char, plain_name_room> wire;
    std::size_t size = 0;
    FoldedName folded;

    NameView name() const { return NameView(std::string_view(wire.data(), size)); }
  };

  // Reads the owner of an entry, when it is written plainly and another one than that of the last
  // entry it was called for. `origin` tells one origin from another.
  void read(std::string_view bytes, const Entry& entry, std::uint32_t index, NameView origin,
            std::uint32_t origin_number, const NameTable& names) {
    fold_written(names);
    if (entry.kind != EntryKind::record || entry.starts_blank) return;
    Lexer lexer(bytes, entry.begin, entry.end);
    First& first = first_[index % first_.size()];
    Token& token = first.token;
    first.entry = index;
    first.bytes = bytes.data();
    if (!lexer.next_text(token)) token.kind = TokenKind::bad;
    if (token.kind != TokenKind::word) return;
    const std::string_view text = bytes.substr(token.begin, token.end - token.begin);
    if (text.back() == last_end_ && text == last_) return;
    last_end_ = text.back();
    last_ = text;
    const std::size_t place = index % owners_.size();
    Owner& owner = owners_[place];
    owner.size = write_plain_name(text, origin, owner.wire.data());
    if (owner.size == 0) {
      owner.entry = 0xffffffffu;
      return;
    }
    owner.entry = index;
    owner.origin = origin_number;
    owner.text = text;
    written_ = place;
  }

  // The first text token of an entry that read() was called for lately and that begins with its
  // owner; a `bad` one when it has none. Null: not known.
  const Token* first_token(std::string_view bytes, std::uint32_t index) const {
    const First& first = first_[index % first_.size()];
    return first.entry == index && first.bytes == bytes.data() ? &first.token : nullptr;
  }

  // Null: not read, or not with that text below that origin.
  const Owner* find(std::uint32_t index, std::string_view text, std::uint32_t origin_number,
                    const NameTable& names) {
    const std::size_t place = index % owners_.size();
    if (place == written_) fold_written(names);
    const Owner& owner = owners_[place];
    const bool fits = owner.entry == index && owner.origin == origin_number &&
                      owner.text.data() == text.data() && owner.text.size() == text.size();
    return fits ? &owner : nullptr;
  }

 private:
  static constexpr std::size_t remembered = 16;
  static constexpr std::size_t none = remembered;
  static_assert(remembered > distance + 1);

  // A processor reads memory late that was written just before, in other pieces: by the next call,
  // that is over.
  void fold_written(const NameTable& names) {
    if (written_ == none) return;
    Owner& owner = owners_[std::exchange(written_, none)];
    owner.folded.assign(owner.name());
    names.fetch(owner.folded);
  }

  struct First {
    const char* bytes = nullptr;
    std::uint32_t entry = 0;
    Token token;
  };

  std::array<Owner, remembered> owners_;
  std::array<First, remembered> first_;
  std::string_view last_;
  char last_end_ = '\0';  // its last character, which tells most others from it
  std::size_t written_ = none;  // the place of an owner that is not folded yet
};

}  // namespace zonemend
