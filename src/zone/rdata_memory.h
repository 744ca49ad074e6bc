// Which rdata texts were read before: most zones name the same few servers over and over.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "text/keyed_hash.h"
#include "zonemend/rr_type.h"

namespace zonemend {

// Forgets a text when another takes its place; how often that happens costs time, nothing else.
class RdataMemory {
 public:
  // Half a line of a processor's cache.
  struct alignas(32) Place {
    std::uint32_t rdata = 0;  // offset into the zone's arena
    std::uint16_t size = 0;
    bool is_known = false;

    void remember(std::uint32_t at, std::uint16_t octets) {
      is_known = true;
      rdata = at;
      size = octets;
    }

   private:
    friend class RdataMemory;
    std::uint32_t text_size = 0;
    std::uint32_t origin = 0;
    std::uint32_t hash = 0;  // of what is not in the place's number: most others differ in it
    RrType type = RrType::none;
    const char* text = nullptr;
  };
  static_assert(sizeof(Place) == 32);

  // Where the text is remembered, or may be once it is read; null: it is not worth it. `text` must
  // live as long as the memory. `origin` tells one origin from another.
  Place* place_of(RrType type, std::string_view text, std::uint32_t origin) {
    if (!is_worth_it(type) || text.size() > longest) return nullptr;
    if (++asked_ > 8 * static_cast<std::int64_t>(places_.size())) grow();
    const std::uint64_t hash = keyed_hash(text) ^ static_cast<std::uint64_t>(type) * 0x9e3779b1u;
    Place& place = places_[hash & (places_.size() - 1)];
    const auto rest = static_cast<std::uint32_t>(hash >> 32);
    const bool same = place.is_known && place.hash == rest && place.type == type &&
                      place.origin == origin &&
                      std::string_view(place.text, place.text_size) == text;
    if (same) return &place;
    place.is_known = false;
    place.hash = rest;
    place.type = type;
    place.origin = origin;
    place.text = text.data();
    place.text_size = static_cast<std::uint32_t>(text.size());
    return &place;
  }

 private:
  static constexpr std::size_t least_places = 64;  // powers of two, as are all between
  static constexpr std::size_t most_places = 16384;
  static constexpr std::size_t longest = 128;

  // Addresses and digests hardly repeat.
  static bool is_worth_it(RrType type) {
    switch (type) {
      case RrType::a:
      case RrType::aaaa:
      case RrType::ds:
      case RrType::soa:
      case RrType::rrsig:
      case RrType::nsec:
      case RrType::nsec3:
        return false;
      default:
        return true;
    }
  }

  // Forgets all: the bigger the zone, the more is worth remembering.
  void grow() {
    const std::size_t size = std::clamp(4 * places_.size(), least_places, most_places);
    places_.assign(size, Place());
    if (size == most_places) asked_ = std::numeric_limits<std::int64_t>::min();
  }

  std::vector<Place> places_;
  std::int64_t asked_ = 0;
};

}  // namespace zonemend
