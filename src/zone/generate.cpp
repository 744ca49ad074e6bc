#include "zone/generate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace zonemend {
namespace {

constexpr std::uint32_t largest_value = 0x7fffffff;
constexpr std::size_t most_digits = 127;  // of one number, dots between nibbles included

constexpr const char* modifier_help =
    "write ${offset}, ${offset,width} or ${offset,width,base} with a base of d, o, x, X, n or N, "
    "without blanks; '$$' is a dollar sign";

std::string range_text(const GenerateRange& range, std::uint32_t first, std::uint32_t last) {
  return range.step == 1 ? fmt::format("{}-{}", first, last)
                         : fmt::format("{}-{}/{}", first, last, range.step);
}

}  // namespace

Result<GenerateRange> parse_generate_range(std::string_view text) {
  // The digits that matter fit easily; sscanf() decides as it does in BIND.
  const std::string word(text.substr(0, 1000));
  GenerateRange range;
  std::array<char, 2> slash{};
  const int read = std::sscanf(word.c_str(), "%u-%u%1[/]%u", &range.start, &range.stop,
                               slash.data(), &range.step);
  if (read != 2 && read != 4) {
    return Error{fmt::format("'{}' is not a range", word.substr(0, 60)),
                 "write first-last, as in 1-20, or first-last/step, as in 0-254/2"};
  }
  if (read == 2) range.step = 1;
  if (range.start > largest_value || range.stop > largest_value || range.step > largest_value) {
    return Error{fmt::format("the range '{}' goes beyond 2147483647", word.substr(0, 60)),
                 "use smaller numbers"};
  }
  if (range.stop < range.start || range.step == 0) {
    return Error{range.step == 0
                     ? fmt::format("the range '{}' has a step of 0", word.substr(0, 60))
                     : fmt::format("the range '{}' ends before it begins", word.substr(0, 60)),
                 "write first-last with the smaller number first, and a step of at least 1"};
  }
  return range;
}

std::vector<std::string> ranges_without(const GenerateRange& range,
                                        std::span<const std::uint32_t> gone) {
  std::vector<std::string> result;
  std::uint64_t next = range.start;  // the first value that is not written out yet
  for (const std::uint32_t value : gone) {
    if (value > next) {
      result.push_back(range_text(range, static_cast<std::uint32_t>(next), value - range.step));
    }
    next = std::uint64_t{value} + range.step;
  }
  if (next <= range.stop) {
    result.push_back(range_text(range, static_cast<std::uint32_t>(next), range.stop));
  }
  return result;
}

namespace {

// "{5}", "{5,3}", "{5,3,x}" at the start of `text`, which ends with the closing brace. The same
// call of sscanf() as in BIND, so that signs, blanks and overflow mean the same.
std::optional<GenerateNumber> read_modifier(const std::string& text) {
  GenerateNumber modifier;
  std::array<char, 2> comma1{}, comma2{}, mode{}, brace{};
  const int read =
      std::sscanf(text.c_str(), "{%d%1[,}]%u%1[,}]%1[doxXnN]%1[}]", &modifier.offset, comma1.data(),
                  &modifier.width, comma2.data(), mode.data(), brace.data());
  if (read < 2) return std::nullopt;
  if (comma1[0] == '}') {
    modifier.width = 0;
    return modifier;
  }
  if (comma2[0] == '}') return modifier;
  if (comma2[0] != ',' || mode[0] == '\0' || brace[0] != '}') return std::nullopt;
  modifier.base = mode[0];
  return modifier;
}

// Hexadecimal digits from the last to the first with dots between; the width counts both.
std::string nibbles(std::uint32_t value, std::uint32_t width, bool upper) {
  const char* const digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string text;
  do {
    text += digits[value & 15];
    value >>= 4;
    if (width > 0) --width;
    if (width > 0 || value != 0) {
      text += '.';
      if (width > 0) --width;
    }
  } while (value != 0 || width > 0);
  return text;
}

}  // namespace

Result<GenerateTemplate> GenerateTemplate::parse(std::string_view text) {
  GenerateTemplate result;
  std::int32_t offset = 0;  // of the last modifier: BIND applies it to a later plain '$' too
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      result.add_literal(text.substr(at, 2));
      at += 2;
    } else if (text[at] != '$') {
      const std::size_t end = std::min(text.find_first_of("\\$", at), text.size());
      result.add_literal(text.substr(at, end - at));
      at = end;
    } else if (text.substr(at, 2) == "$$") {
      result.add_literal("$");
      at += 2;
    } else if (text.substr(at, 2) != "${") {
      result.pieces_.push_back(GenerateNumber{offset, 0, 'd'});
      ++at;
    } else {
      const std::size_t end = std::min(text.find('}', at), text.size());
      const std::string written(text.substr(at + 1, end - at));
      const auto modifier = read_modifier(written);
      if (!modifier) {
        return Error{fmt::format("'${}' is not a modifier", written.substr(0, 60)), modifier_help};
      }
      offset = modifier->offset;
      result.pieces_.push_back(*modifier);
      at = end + 1;
    }
  }
  return result;
}

void GenerateTemplate::add_literal(std::string_view text) {
  if (pieces_.empty() || !std::holds_alternative<std::string>(pieces_.back())) {
    pieces_.emplace_back(std::string());
  }
  std::get<std::string>(pieces_.back()) += text;
}

bool GenerateTemplate::has_iterator() const {
  return std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
    return std::holds_alternative<GenerateNumber>(piece);
  });
}

bool GenerateTemplate::has_even_nibble_width() const {
  return std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
    const GenerateNumber* number = std::get_if<GenerateNumber>(&piece);
    return number != nullptr && (number->base == 'n' || number->base == 'N') && number->width > 0 &&
           number->width % 2 == 0;
  });
}

bool GenerateTemplate::can_be_negative(const GenerateRange& range) const {
  return std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& piece) {
    const GenerateNumber* number = std::get_if<GenerateNumber>(&piece);
    return number != nullptr && std::int64_t{range.start} + number->offset < 0;
  });
}

bool GenerateTemplate::append_number(const GenerateNumber& number, std::uint32_t value,
                                     std::string& out) {
  const std::int64_t sum = std::int64_t{value} + number.offset;
  if (sum > largest_value) return false;
  if (number.width > most_digits) return false;
  const auto signed_sum = static_cast<std::int32_t>(sum);
  const auto bits = static_cast<std::uint32_t>(signed_sum);
  switch (number.base) {
    case 'd':
      out += fmt::format("{:0{}d}", signed_sum, number.width);
      break;
    case 'o':
      out += fmt::format("{:0{}o}", bits, number.width);
      break;
    case 'x':
      out += fmt::format("{:0{}x}", bits, number.width);
      break;
    case 'X':
      out += fmt::format("{:0{}X}", bits, number.width);
      break;
    default:
      out += nibbles(bits, number.width, number.base == 'N');
      break;
  }
  return true;
}

bool GenerateTemplate::expand(std::uint32_t value, std::size_t most, std::string& out) const {
  const std::size_t begin = out.size();
  for (const Piece& piece : pieces_) {
    if (const auto* literal = std::get_if<std::string>(&piece)) {
      out += *literal;
    } else if (!append_number(std::get<GenerateNumber>(piece), value, out)) {
      return false;
    }
    if (out.size() - begin > most) return false;
  }
  return true;
}

}  // namespace zonemend
