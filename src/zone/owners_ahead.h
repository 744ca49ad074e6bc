// The owners of the next few lines, read before their turn: what the name table will be asked about
// them lies anywhere in memory, and is fetched meanwhile.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "dns/plain_name.h"
#include "zonemend/document.h"
#include "zonemend/name.h"

namespace zonemend {

class OwnersAhead {
 public:
  static constexpr std::uint32_t distance = 6;  // entries

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
    if (entry.kind != EntryKind::record || entry.starts_blank) return;
    Lexer lexer(bytes, entry.begin, entry.end);
    Token token;
    if (!lexer.next_text(token) || token.kind != TokenKind::word) return;
    const std::string_view text = bytes.substr(token.begin, token.end - token.begin);
    if (text == last_) return;
    last_ = text;
    Owner& owner = owners_[index % owners_.size()];
    owner.size = write_plain_name(text, origin, owner.wire.data());
    if (owner.size == 0) {
      owner.entry = 0xffffffffu;
      return;
    }
    owner.entry = index;
    owner.origin = origin_number;
    owner.text = text;
    owner.folded.assign(owner.name());
    names.fetch(owner.folded);
  }

  // Null: not read, or not with that text below that origin.
  const Owner* find(std::uint32_t index, std::string_view text, std::uint32_t origin_number) const {
    const Owner& owner = owners_[index % owners_.size()];
    const bool fits = owner.entry == index && owner.origin == origin_number &&
                      owner.text.data() == text.data() && owner.text.size() == text.size();
    return fits ? &owner : nullptr;
  }

 private:
  std::array<Owner, 2 * (distance + 2)> owners_;
  std::string_view last_;
};

}  // namespace zonemend
