// $GENERATE: the range of its iterator, and the texts that it makes for each value (BIND
// Administrator Reference Manual; no RFC has it). Knows nothing of records.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "zonemend/result.h"

namespace zonemend {

// How many records one directive may make without a question.
inline constexpr std::uint64_t usual_generate_limit = 65536;

// What BIND has room for: octets of an expanded owner, and of expanded data.
inline constexpr std::size_t most_generated_owner = 2047;
inline constexpr std::size_t most_generated_data = 65511;

// start, start + step, … up to stop at the most; values up to 2147483647.
struct GenerateRange {
  std::uint32_t start = 0;
  std::uint32_t stop = 0;
  std::uint32_t step = 1;

  std::uint64_t count() const { return (std::uint64_t{stop} - start) / step + 1; }
};

// "1-10" or "1-10/2", as BIND's sscanf() reads it: what follows the last number does not count.
Result<GenerateRange> parse_generate_range(std::string_view text);

// The ranges, in BIND's writing, that together make what `range` makes without the values in `gone`
// (ascending). Empty when nothing is left. "1-10/2" without 5 is "1-3/2" and "7-10/2".
std::vector<std::string> ranges_without(const GenerateRange& range,
                                        std::span<const std::uint32_t> gone);

// "$" or "${offset,width,base}".
struct GenerateNumber {
  std::int32_t offset = 0;
  std::uint32_t width = 0;
  char base = 'd';  // d, o, x, X, n, N
};

// One side of the directive: "host$", "10 mail${0,3,d}".
class GenerateTemplate {
 public:
  // `text` without the quotes around it; other escapes stay. Fails for a malformed ${…}.
  static Result<GenerateTemplate> parse(std::string_view text);

  bool has_iterator() const;
  // A nibble width that counts a final dot: the name is not completed with the origin then.
  bool has_even_nibble_width() const;
  // Some value gives a number with a minus in front.
  bool can_be_negative(const GenerateRange& range) const;

  // Appends the text for one value. False when it would have more than `most` octets or a number
  // more than 127, as in BIND, or be a number over 2147483647.
  bool expand(std::uint32_t value, std::size_t most, std::string& out) const;

 private:
  using Piece = std::variant<std::string, GenerateNumber>;

  static bool append_number(const GenerateNumber& number, std::uint32_t value, std::string& out);
  void add_literal(std::string_view text);

  std::vector<Piece> pieces_;
};

}  // namespace zonemend
