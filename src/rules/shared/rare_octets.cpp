#include "rules/shared/rare_octets.h"

#include <algorithm>

namespace zonemend::rules {
namespace {

constexpr std::size_t block_size = 256;

// All bits, or none. Without branches and wider numbers, so that a compiler can do many at a time.
constexpr std::uint8_t mask(bool is) { return static_cast<std::uint8_t>(-static_cast<int>(is)); }

// What an octet is, the one behind it being `next`.
constexpr std::uint8_t kinds_of(std::uint8_t c, std::uint8_t next) {
  const std::uint8_t small = c | 0x20;
  const std::uint8_t next_small = next | 0x20;
  return static_cast<std::uint8_t>(
      (c & beyond_ascii) | (mask(c == '\\') & backslash) | (mask((c & 0xfe) == '(') & parenthesis) |
      (mask(c == '\f') & page_end) | (mask(c == '\v') & page_end) |
      (mask(c == '\r') & carriage_return) | (mask((c & 0xfe) == '$') & template_sign) |
      (mask(c == '{') & template_sign) |
      (mask(c == next) & (mask(c == '_') | mask(c == '@')) & doubled_sign) |
      (mask(small == 'y') & mask(next_small == 'p') & y_before_p));
}

// One more octet than `size` can be read.
std::uint8_t kinds_in(const std::uint8_t* begin, std::size_t size) {
  std::uint8_t kinds = 0;
  for (std::size_t i = 0; i < size; ++i) kinds |= kinds_of(begin[i], begin[i + 1]);
  return kinds;
}

std::vector<std::uint8_t> read_blocks(std::string_view text) {
  std::vector<std::uint8_t> blocks((text.size() + block_size - 1) / block_size);
  if (text.empty()) return blocks;
  const auto* octets = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    blocks[i] = kinds_in(octets + i * block_size, block_size);
  }
  // Nothing stands behind the last octet.
  const std::size_t last = (blocks.size() - 1) * block_size;
  blocks.back() =
      kinds_in(octets + last, text.size() - last - 1) | kinds_of(octets[text.size() - 1], 0);
  return blocks;
}

}  // namespace

RareOctets::RareOctets(const Zone& zone)
    : blocks_(zone.sources().size()), all_(zone.sources().size()) {
  for (const Document& document : zone.documents()) {
    auto& blocks = blocks_[document.source];
    if (!blocks.empty()) continue;  // read twice
    blocks = read_blocks(bytes_of(zone, document));
    for (const std::uint8_t kinds : blocks) all_[document.source] |= kinds;
  }
}

std::size_t RareOctets::find(std::string_view text, SourceId source, unsigned octets,
                             std::size_t from) const {
  if (!occur(source, octets)) return text.npos;
  const auto& blocks = blocks_[source];
  for (std::size_t at = from; at < text.size();) {
    const std::size_t end = std::min(text.size(), (at / block_size + 1) * block_size);
    if ((blocks[at / block_size] & octets) != 0) {
      for (; at < end; ++at) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        const std::uint8_t kinds =
            kinds_of(static_cast<std::uint8_t>(text[at]), static_cast<std::uint8_t>(next));
        if ((kinds & octets) != 0) return at;
      }
    }
    at = end;
  }
  return text.npos;
}

}  // namespace zonemend::rules
