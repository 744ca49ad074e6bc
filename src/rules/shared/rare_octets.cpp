#include "rules/shared/rare_octets.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "text/byte_scan.h"

namespace zonemend::rules {
namespace {

constexpr std::size_t stretch_size = 256;

// All bits, or none.
constexpr std::uint8_t mask(bool is) { return static_cast<std::uint8_t>(-static_cast<int>(is)); }

// What an octet is, the one behind it being `next`.
constexpr std::uint8_t kinds_of(char octet, char next_octet) {
  const auto c = static_cast<std::uint8_t>(octet);
  const auto next = static_cast<std::uint8_t>(next_octet);
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
std::uint8_t kinds_in(const char* begin, std::size_t size) {
  unsigned kinds = 0;
  std::size_t at = 0;
#if ZONEMEND_BLOCKS
  using scan::Block, scan::either, scan::equal;
  const Block even = _mm_set1_epi8(static_cast<char>(0xfe));
  const Block small = _mm_set1_epi8(0x20);
  Block found[8] = {};  // by number of the bit
  for (; size - at >= scan::block_size; at += scan::block_size) {
    const Block block = scan::load(begin + at);
    const Block next = scan::load(begin + at + 1);
    const Block pair = _mm_and_si128(block, even);
    const auto add = [&found](RareOctet kind, Block marks) {
      Block& all = found[static_cast<std::size_t>(std::countr_zero(unsigned{kind}))];
      all = either(all, marks);
    };
    add(beyond_ascii, block);  // the highest bit is what is asked for in the end
    add(backslash, equal(block, '\\'));
    add(parenthesis, equal(pair, '('));
    add(page_end, either(equal(block, '\f'), equal(block, '\v')));
    add(carriage_return, equal(block, '\r'));
    add(template_sign, either(equal(pair, '$'), equal(block, '{')));
    add(doubled_sign,
        _mm_and_si128(either(equal(block, '_'), equal(block, '@')), _mm_cmpeq_epi8(block, next)));
    add(y_before_p,
        _mm_and_si128(equal(either(block, small), 'y'), equal(either(next, small), 'p')));
  }
  for (std::size_t bit = 0; bit < std::size(found); ++bit) {
    if (scan::bits(found[bit]) != 0) kinds |= 1u << bit;
  }
#endif
  for (; at < size; ++at) kinds |= kinds_of(begin[at], begin[at + 1]);
  return static_cast<std::uint8_t>(kinds);
}

std::vector<std::uint8_t> read_blocks(std::string_view text) {
  std::vector<std::uint8_t> blocks((text.size() + stretch_size - 1) / stretch_size);
  if (text.empty()) return blocks;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    blocks[i] = kinds_in(text.data() + i * stretch_size, stretch_size);
  }
  // Nothing stands behind the last octet.
  const std::size_t last = (blocks.size() - 1) * stretch_size;
  blocks.back() =
      kinds_in(text.data() + last, text.size() - last - 1) | kinds_of(text.back(), '\0');
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
    const std::size_t end = std::min(text.size(), (at / stretch_size + 1) * stretch_size);
    if ((blocks[at / stretch_size] & octets) != 0) {
      for (; at < end; ++at) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if ((kinds_of(text[at], next) & octets) != 0) return at;
      }
    }
    at = end;
  }
  return text.npos;
}

}  // namespace zonemend::rules
