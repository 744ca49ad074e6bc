#include "text/keyed_hash.h"

#include <random>

namespace zonemend {
namespace {

HashKey draw_key() {
  std::random_device random;
  const auto number = [&random] { return std::uint64_t{random()} << 32 | random() | 1; };
  return {number(), number()};
}

}  // namespace

const HashKey hash_key = draw_key();

}  // namespace zonemend
