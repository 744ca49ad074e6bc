// Texts for property tests: always the same ones for the same seed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace zonemend::testing {

// splitmix64: unlike those of the standard library's distributions, its numbers are the same
// everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  // From 0 to limit - 1.
  unsigned below(unsigned limit) { return static_cast<unsigned>(next() % limit); }
  bool one_in(unsigned chances) { return below(chances) == 0; }
  template <std::size_t size>
  std::string_view pick(const std::string_view (&items)[size]) {
    return items[below(size)];
  }

 private:
  std::uint64_t state_;
};

// Any bytes at all.
std::string random_bytes(Random& random, unsigned most);

// Pieces of zone files in any order, most of it nonsense. `wild` adds what differs between line-end
// conventions: carriage returns and backslashes.
std::string zone_soup(Random& random, unsigned most, bool wild);

// A zone example.com. that loads everywhere, in a random layout: columns, class and TTL written or
// not, blank owners, comments, $ORIGIN changes, parentheses, letter case, line ends. It has no
// record at "www", "shop" or "new", and nothing points there.
struct HealthyZone {
  std::string text;
  bool has_ttl_directive = false;
};
HealthyZone healthy_zone(Random& random);

// The same text with CR LF at the end of each line.
std::string with_crlf(std::string_view text);

}  // namespace zonemend::testing
