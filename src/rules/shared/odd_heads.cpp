#include "rules/shared/odd_heads.h"

#include <array>
#include <cstdint>
#include <string_view>

#include "rules/shared/entry_text.h"

namespace zonemend::rules {
namespace {

enum Class : std::uint8_t {
  digit = 1,
  capital = 2,
  blank = 4,
  unclear = 8,  // begins or ends something that only the lexer knows to the end
};

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned octet = 0; octet < classes.size(); ++octet) {
    const char c = static_cast<char>(octet);
    if (c >= '0' && c <= '9') classes[octet] = digit;
    if (c >= 'A' && c <= 'Z') classes[octet] = capital;
    if (c == ' ' || c == '\t') classes[octet] = blank;
    if (std::string_view("\"();\\\r\n").find(c) != std::string_view::npos) classes[octet] = unclear;
  }
  return classes;
}
constexpr auto classes = make_classes();

// Walks over the words of a line.
class Head {
 public:
  explicit Head(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  void skip_blanks() {
    while (at_ < end_ && class_of(*at_) == blank) ++at_;
  }
  // The classes of the word's octets and of what ends it.
  std::uint8_t skip_word() {
    std::uint8_t found = 0;
    while (at_ < end_ && (found & (blank | unclear)) == 0) found |= class_of(*at_++);
    return found;
  }
  // Whether the TTL, which is the first word or the second, has more than one character that is no
  // digit, or is unclear.
  bool has_odd_ttl() {
    for (int word = 0; word < 2; ++word) {
      skip_blanks();
      if (at_ == end_ || class_of(*at_) == unclear) return true;
      if (class_of(*at_) != digit) {
        if ((skip_word() & unclear) != 0) return true;
        continue;
      }
      int letters = 0;
      for (; at_ < end_ && (class_of(*at_) & (blank | unclear)) == 0; ++at_) {
        letters += class_of(*at_) != digit;
      }
      return letters > 1;
    }
    return true;
  }

 private:
  static std::uint8_t class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

  const char* at_;
  const char* end_;
};

}  // namespace

OddHeads::OddHeads(const Zone& zone) {
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    const bool has_ttl = record.ttl_origin == TtlOrigin::written;
    if (record.owner_inherited && !has_ttl) continue;
    const Entry& entry = zone.entry(record);
    if (entry.kind != EntryKind::record) continue;
    Head head(text_of(zone, zone.documents()[record.document], entry));
    bool is_unclear = false;
    if (!record.owner_inherited) {
      const std::uint8_t owner = head.skip_word();
      if ((owner & (capital | unclear)) != 0) owners.push_back(id);
      is_unclear = (owner & unclear) != 0;
    }
    if (has_ttl && (is_unclear || head.has_odd_ttl())) ttls.push_back(id);
  }
}

}  // namespace zonemend::rules
