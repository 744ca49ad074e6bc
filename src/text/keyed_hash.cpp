#include "text/keyed_hash.h"

#include <sys/random.h>

#include <array>
#include <cstring>

namespace zonemend {
namespace {

using Key = std::array<std::uint64_t, 3>;

Key new_key() {
  Key key{};
  // Early in a boot there may be no randomness yet. Then where the program was loaded has to do.
  if (::getrandom(key.data(), sizeof key, GRND_NONBLOCK) != sizeof key) {
    const auto place = reinterpret_cast<std::uintptr_t>(&new_key);
    key = {place * 0x9e3779b97f4a7c15u, place ^ 0xd1b54a32d192ed03u, ~place * 0x8cb92ba72f3d8dd7u};
  }
  key[1] |= 1;
  key[2] |= 1;
  return key;
}

__extension__ using Wide = unsigned __int128;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  const Wide product = Wide{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace

std::uint64_t keyed_hash(std::string_view bytes) {
  static const Key key = new_key();
  std::uint64_t hash = mixed(key[0] ^ bytes.size(), key[1]);
  std::uint64_t word = 0;
  for (; bytes.size() > sizeof word; bytes.remove_prefix(sizeof word)) {
    std::memcpy(&word, bytes.data(), sizeof word);
    hash = mixed(hash ^ word, key[1]);
  }
  word = 0;
  std::memcpy(&word, bytes.data(), bytes.size());
  return mixed(hash ^ word, key[2]);
}

}  // namespace zonemend
