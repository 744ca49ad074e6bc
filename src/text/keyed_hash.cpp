#include "text/keyed_hash.h"

#include <unistd.h>

#include <random>

namespace zonemend {
namespace {

// std::random_device asks the processor what it is, which takes a virtual machine longest of all
// that a run on a small zone does.
HashKey draw_key() {
  HashKey key{};
  if (getentropy(&key, sizeof key) == 0) return {key.a | 1, key.b | 1};
  std::random_device random;
  const auto number = [&random] { return std::uint64_t{random()} << 32 | random() | 1; };
  return {number(), number()};
}

}  // namespace

const HashKey hash_key = draw_key();

}  // namespace zonemend
