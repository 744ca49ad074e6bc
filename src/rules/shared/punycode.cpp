#include "rules/shared/punycode.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "text/ascii.h"

namespace zonemend::rules {
namespace {

// RFC 3492 section 5.
constexpr std::uint32_t base = 36;
constexpr std::uint32_t t_min = 1;
constexpr std::uint32_t t_max = 26;
constexpr std::uint32_t skew = 38;
constexpr std::uint32_t damp = 700;
constexpr std::uint32_t initial_bias = 72;
constexpr std::uint32_t initial_n = 0x80;

constexpr std::uint32_t threshold(std::uint32_t k, std::uint32_t bias) {
  return k <= bias + t_min ? t_min : std::min(k - bias, t_max);
}

constexpr std::uint32_t adapt(std::uint32_t delta, std::uint32_t count, bool first) {
  delta = first ? delta / damp : delta / 2;
  delta += delta / count;
  std::uint32_t k = 0;
  for (; delta > (base - t_min) * t_max / 2; k += base) delta /= base - t_min;
  return k + (base - t_min + 1) * delta / (delta + skew);
}

constexpr char digit_char(std::uint32_t digit) {
  return static_cast<char>(digit < 26 ? 'a' + digit : '0' + digit - 26);
}

constexpr std::uint32_t digit_value(char c) {
  if (ascii::is_digit(c)) return static_cast<std::uint32_t>(c - '0') + 26;
  const char letter = ascii::lower(c);
  return letter >= 'a' && letter <= 'z' ? static_cast<std::uint32_t>(letter - 'a') : base;
}

constexpr bool is_scalar_value(std::uint32_t code) {
  return code < 0xd800 || (code > 0xdfff && code <= 0x10ffff);
}

void append_number(std::string& out, std::uint32_t number, std::uint32_t bias) {
  for (std::uint32_t k = base;; k += base) {
    const std::uint32_t t = threshold(k, bias);
    if (number < t) break;
    out += digit_char(t + (number - t) % (base - t));
    number = (number - t) / (base - t);
  }
  out += digit_char(number);
}

// A number of variable length; `code` is left behind it. Nothing when it is cut off or too large.
std::optional<std::uint32_t> take_number(std::string_view& code, std::uint32_t bias) {
  std::uint64_t number = 0;
  std::uint64_t weight = 1;
  for (std::uint32_t k = base; !code.empty(); k += base) {
    const std::uint32_t digit = digit_value(code.front());
    code.remove_prefix(1);
    if (digit == base) return std::nullopt;
    number += digit * weight;
    if (number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    const std::uint32_t t = threshold(k, bias);
    if (digit < t) return static_cast<std::uint32_t>(number);
    weight *= base - t;
    if (weight > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::string punycode_encode(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    if (c < initial_n) out += static_cast<char>(c);
  }
  const auto basic = static_cast<std::uint32_t>(out.size());
  if (basic > 0) out += '-';
  std::uint32_t n = initial_n;
  std::uint32_t delta = 0;
  std::uint32_t bias = initial_bias;
  for (std::uint32_t done = basic; done < text.size(); ++delta, ++n) {
    char32_t next = std::numeric_limits<char32_t>::max();
    for (const char32_t c : text) next = c >= n ? std::min(next, c) : next;
    delta += (next - n) * (done + 1);
    n = next;
    for (const char32_t c : text) {
      if (c < n) ++delta;
      if (c != n) continue;
      append_number(out, delta, bias);
      bias = adapt(delta, done + 1, done == basic);
      delta = 0;
      ++done;
    }
  }
  return out;
}

std::optional<std::u32string> punycode_decode(std::string_view code) {
  std::u32string text;
  if (const std::size_t hyphen = code.rfind('-'); hyphen != code.npos) {
    for (const char c : code.substr(0, hyphen)) {
      if (static_cast<unsigned char>(c) >= initial_n) return std::nullopt;
      text += static_cast<char32_t>(ascii::lower(c));
    }
    code.remove_prefix(hyphen + 1);
  }
  std::uint64_t place = 0;  // of n and of the next insertion together, as the RFC's state <n, i>
  std::uint64_t n = initial_n;
  std::uint32_t bias = initial_bias;
  for (bool first = true; !code.empty(); first = false) {
    const auto delta = take_number(code, bias);
    if (!delta) return std::nullopt;
    const auto count = static_cast<std::uint32_t>(text.size()) + 1;
    bias = adapt(*delta, count, first);
    place += *delta;
    n += place / count;
    place %= count;
    if (n > 0x10ffff || !is_scalar_value(static_cast<std::uint32_t>(n))) return std::nullopt;
    text.insert(text.begin() + static_cast<std::ptrdiff_t>(place), static_cast<char32_t>(n));
    ++place;
  }
  return text;
}

}  // namespace zonemend::rules
