// Mnemonics and numbers of types and classes, both ways in constant time.
#include "zonemend/rr_type.h"

#include <fmt/format.h>

#include <algorithm>

#include "dns/type_table.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

constexpr std::size_t slot_count = 2048;
constexpr std::uint8_t no_row = 0xff;
static_assert(type_table.size() < no_row);

constexpr std::size_t longest_mnemonic = [] {
  std::size_t longest = 0;
  for (const TypeInfo& info : type_table) longest = std::max(longest, info.mnemonic.size());
  return longest;
}();

constexpr std::size_t slot_of(std::string_view text, std::uint32_t seed) {
  std::uint32_t hash = seed;
  for (char c : text) {
    hash = (hash ^ static_cast<unsigned char>(ascii::upper(c))) * 16777619u;
  }
  return (hash ^ (hash >> 15)) % slot_count;
}

// A perfect hash: the first seed under which no two mnemonics share a slot, found by the compiler.
struct MnemonicIndex {
  std::uint32_t seed = 0;
  std::array<std::uint8_t, slot_count> rows{};
};

constexpr bool fill(MnemonicIndex& index) {
  for (std::uint8_t& row : index.rows) row = no_row;
  for (std::size_t i = 0; i < type_table.size(); ++i) {
    std::uint8_t& row = index.rows[slot_of(type_table[i].mnemonic, index.seed)];
    if (row != no_row) return false;
    row = static_cast<std::uint8_t>(i);
  }
  return true;
}

constexpr MnemonicIndex mnemonic_index = [] {
  MnemonicIndex index;
  while (!fill(index)) ++index.seed;
  return index;
}();

constexpr std::size_t dense_numbers = 263;  // beyond them stand only TA, DLV and KEYDATA

constexpr auto row_by_number = [] {
  std::array<std::uint8_t, dense_numbers> rows{};
  for (std::uint8_t& row : rows) row = no_row;
  for (std::size_t i = 0; i < type_table.size(); ++i) {
    if (type_table[i].number < dense_numbers) {
      rows[type_table[i].number] = static_cast<std::uint8_t>(i);
    }
  }
  return rows;
}();

constexpr const TypeInfo* sparse_type(std::uint16_t number) {
  for (std::size_t i = type_table.size() - 3; i < type_table.size(); ++i) {
    if (type_table[i].number == number) return &type_table[i];
  }
  return nullptr;
}
static_assert(sparse_type(32768)->number == 32768 && sparse_type(65533)->number == 65533);

// The number in "TYPE123" or "CLASS123" behind the prefix, 0 to 65535.
std::optional<std::uint16_t> number_after(std::string_view prefix, std::string_view text) {
  if (text.size() <= prefix.size() || text.size() > prefix.size() + 5) return std::nullopt;
  if (!ascii::equal_ignoring_case(text.substr(0, prefix.size()), prefix)) return std::nullopt;
  std::uint32_t number = 0;
  for (char c : text.substr(prefix.size())) {
    if (!ascii::is_digit(c)) return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (number > 0xffff) return std::nullopt;
  return static_cast<std::uint16_t>(number);
}

}  // namespace

const TypeInfo* type_info(std::uint16_t number) {
  if (number >= dense_numbers) return number < 0x8000 ? nullptr : sparse_type(number);
  const std::uint8_t row = row_by_number[number];
  return row == no_row ? nullptr : &type_table[row];
}

std::optional<RrType> rr_type_from_text(std::string_view text) {
  if (text.size() <= longest_mnemonic) {
    const std::uint8_t row = mnemonic_index.rows[slot_of(text, mnemonic_index.seed)];
    if (row != no_row && ascii::equal_ignoring_case(type_table[row].mnemonic, text)) {
      return static_cast<RrType>(type_table[row].number);
    }
  }
  const auto number = number_after("TYPE", text);
  if (!number) return std::nullopt;
  return static_cast<RrType>(*number);
}

std::string rr_type_text(RrType type) {
  const auto number = static_cast<std::uint16_t>(type);
  const TypeInfo* info = type_info(number);
  return info ? std::string(info->mnemonic) : fmt::format("TYPE{}", number);
}

bool is_meta_type(RrType type) {
  const auto number = static_cast<std::uint16_t>(type);
  return type == RrType::none || type == RrType::opt || (number >= 128 && number <= 255);
}

std::optional<RrClass> rr_class_from_text(std::string_view text) {
  using ascii::equal_ignoring_case;
  constexpr std::string_view first_letters = "IiCcHhAaNn";
  if (text.size() < 2 || first_letters.find(text[0]) == first_letters.npos) return std::nullopt;
  if (equal_ignoring_case(text, "IN")) return RrClass::in;
  if (equal_ignoring_case(text, "CH") || equal_ignoring_case(text, "CHAOS")) return RrClass::ch;
  if (equal_ignoring_case(text, "HS") || equal_ignoring_case(text, "HESIOD")) return RrClass::hs;
  // Not classes of data, yet BIND takes these words as a class wherever one may stand.
  if (equal_ignoring_case(text, "ANY")) return RrClass::any;
  if (equal_ignoring_case(text, "NONE")) return RrClass::none;
  const auto number = number_after("CLASS", text);
  if (!number) return std::nullopt;
  return static_cast<RrClass>(*number);
}

std::string rr_class_text(RrClass rr_class) {
  switch (rr_class) {
    case RrClass::in:
      return "IN";
    case RrClass::ch:
      return "CH";
    case RrClass::hs:
      return "HS";
    case RrClass::none:
      return "NONE";
    case RrClass::any:
      return "ANY";
  }
  return fmt::format("CLASS{}", static_cast<unsigned>(rr_class));
}

}  // namespace zonemend
