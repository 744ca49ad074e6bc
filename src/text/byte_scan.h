// Looks for bytes of a small set sixteen at a time, where the processor can (every x86-64 can) and
// ZONEMEND_SCALAR is not defined.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__) && defined(__x86_64__) && !defined(ZONEMEND_SCALAR)
#include <emmintrin.h>
#define ZONEMEND_BLOCKS 1
#else
#define ZONEMEND_BLOCKS 0
#endif

namespace zonemend::scan {

#if ZONEMEND_BLOCKS

inline constexpr std::uint32_t block_size = 16;
using Block = __m128i;

inline Block load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const Block*>(at)); }
// The first `size` bytes, fewer than a block, and zeros behind them. Reads nothing else.
inline Block load_some(const char* at, std::size_t size) {
  const auto word = [](const char* from, auto value) {
    std::memcpy(&value, from, sizeof value);
    return std::uint64_t{value};
  };
  if (size > 8) {
    const std::uint64_t high = word(at + size - 8, std::uint64_t{}) >> (8 * (16 - size));
    return _mm_set_epi64x(static_cast<std::int64_t>(high),
                          static_cast<std::int64_t>(word(at, std::uint64_t{})));
  }
  std::uint64_t low = 0;
  if (size >= 4) {  // the two may overlap
    low = word(at, std::uint32_t{}) | word(at + size - 4, std::uint32_t{}) << (8 * (size - 4));
  } else if (size > 0) {
    const std::size_t middle = size / 2;
    low = word(at, std::uint8_t{}) | word(at + middle, std::uint8_t{}) << (8 * middle) |
          word(at + size - 1, std::uint8_t{}) << (8 * (size - 1));
  }
  return _mm_cvtsi64_si128(static_cast<std::int64_t>(low));
}
inline Block equal(Block block, char c) { return _mm_cmpeq_epi8(block, _mm_set1_epi8(c)); }
inline Block either(Block a, Block b) { return _mm_or_si128(a, b); }
// '(' and ')' differ in their lowest bit.
inline Block parens(Block block) {
  return equal(_mm_and_si128(block, _mm_set1_epi8(static_cast<char>(0xfe))), '(');
}
// Octets up to 0x20.
inline Block at_most_space(Block block) {
  return _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(' ')), block);
}
// Octets from `first` to `last`.
inline Block within(Block block, char first, char last) {
  const Block from_first = _mm_sub_epi8(block, _mm_set1_epi8(first));
  const Block most = _mm_set1_epi8(static_cast<char>(last - first));
  return _mm_cmpeq_epi8(_mm_min_epu8(from_first, most), from_first);
}
// Bit i: byte i is marked.
inline std::uint32_t bits(Block marks) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(marks));
}
// The block with its capitals A to Z as small letters.
inline Block lower(Block block) {
  const Block from_a = _mm_sub_epi8(block, _mm_set1_epi8(static_cast<char>('A' + 128)));
  const Block is_capital = _mm_cmplt_epi8(from_a, _mm_set1_epi8(-128 + 26));
  return either(block, _mm_and_si128(is_capital, _mm_set1_epi8(0x20)));
}
inline bool same(Block a, Block b) { return bits(_mm_cmpeq_epi8(a, b)) == 0xffff; }
inline void store(char* at, Block block) { _mm_storeu_si128(reinterpret_cast<Block*>(at), block); }

#endif

// Whether there is one of A to Z, or the byte, which is no NUL.
inline bool has_capital_or(std::string_view bytes, char c) {
#if ZONEMEND_BLOCKS
  const auto has_one = [c](Block block) {
    return !same(block, lower(block)) || bits(equal(block, c)) != 0;
  };
  std::size_t at = 0;
  for (; bytes.size() - at >= block_size; at += block_size) {
    if (has_one(load(bytes.data() + at))) return true;
  }
  return has_one(load_some(bytes.data() + at, bytes.size() - at));
#else
  return std::any_of(bytes.begin(), bytes.end(),
                     [c](char byte) { return (byte >= 'A' && byte <= 'Z') || byte == c; });
#endif
}

// How often the byte occurs.
inline std::size_t count(std::string_view bytes, char c) {
  std::size_t count = 0;
  std::size_t at = 0;
#if ZONEMEND_BLOCKS
  // Each of sixteen counters has one octet, which counts the blocks that hold the byte there.
  constexpr std::size_t most_blocks = 255;
  while (bytes.size() - at >= block_size) {
    const std::size_t end =
        at + std::min(most_blocks, (bytes.size() - at) / block_size) * block_size;
    Block counters = _mm_setzero_si128();
    for (; at < end; at += block_size) {
      counters = _mm_sub_epi8(counters, equal(load(bytes.data() + at), c));
    }
    const Block sums = _mm_sad_epu8(counters, _mm_setzero_si128());  // of eight counters each
    count += static_cast<std::size_t>(_mm_cvtsi128_si32(sums) + _mm_extract_epi16(sums, 4));
  }
#endif
  for (; at < bytes.size(); ++at) count += bytes[at] == c;
  return count;
}

// The first occurrence of `text`, two bytes at least, at or behind `from`; npos when there is none.
// Faster than std::string_view::find(), which stops at every first letter.
inline std::size_t find_text(std::string_view bytes, std::string_view text, std::size_t from) {
  std::size_t at = from;
#if ZONEMEND_BLOCKS
  const std::size_t last = text.size() - 1;
  while (bytes.size() >= at + last + block_size) {
    const Block marks = _mm_and_si128(equal(load(bytes.data() + at), text.front()),
                                      equal(load(bytes.data() + at + last), text.back()));
    for (std::uint32_t left = bits(marks); left != 0; left &= left - 1) {
      const std::size_t begin = at + static_cast<std::size_t>(std::countr_zero(left));
      if (bytes.substr(begin, text.size()) == text) return begin;
    }
    at += block_size;
  }
#endif
  return at > bytes.size() ? std::string_view::npos : bytes.find(text, at);
}

}  // namespace zonemend::scan
