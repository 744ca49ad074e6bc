// A hash for tables that hold what strangers wrote: its key differs from process to process, so that
// nobody can choose texts that fall together.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace zonemend {

// Two random numbers, drawn when the process starts.
struct HashKey {
  std::uint64_t a;
  std::uint64_t b;
};
extern const HashKey hash_key;

namespace hash_detail {

__extension__ using Wide = unsigned __int128;

inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

template <class Word = std::uint64_t>
Word load(const char* at) {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

}  // namespace hash_detail

inline std::uint64_t keyed_hash(std::string_view text) {
  using namespace hash_detail;
  std::uint64_t hash = hash_key.a;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left > 16; left -= 16, at += 16) {
    hash = mix(load(at) ^ hash, load(at + 8) ^ hash_key.b);
  }
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  if (left >= 8) {
    low = load(at);
    high = load(at + left - 8);
  } else if (left >= 4) {
    low = load<std::uint32_t>(at) | std::uint64_t{load<std::uint32_t>(at + left - 4)} << 32;
  } else if (left > 0) {
    low = load<std::uint8_t>(at) | load<std::uint8_t>(at + left / 2) << 8 |
          load<std::uint8_t>(at + left - 1) << 16;
  }
  hash = mix(low ^ hash, high ^ hash_key.b);
  return mix(hash ^ text.size(), hash_key.a);
}

}  // namespace zonemend
