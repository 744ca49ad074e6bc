// Rdata in wire form: where its fields begin and end, and whether it is valid for its type.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dns/layout.h"

namespace zonemend {

inline constexpr std::size_t malformed = std::string_view::npos;

// Numbers in network byte order; the octets must be there.
inline std::uint32_t get8(std::string_view wire, std::size_t at) {
  return static_cast<unsigned char>(wire[at]);
}
inline std::uint32_t get16(std::string_view wire, std::size_t at) {
  return get8(wire, at) << 8 | get8(wire, at + 1);
}
inline std::uint32_t get32(std::string_view wire, std::size_t at) {
  return get16(wire, at) << 16 | get16(wire, at + 2);
}

// Octets of the uncompressed name at the front of `wire`, or malformed.
std::size_t name_size(std::string_view wire);
// Octets of `field` at offset `at`, or malformed. `at` may be the end.
std::size_t field_size(Field field, std::string_view rdata, std::size_t at);

// Offsets of all fields and of the end, when the rdata is exactly what the layout says.
struct FieldOffsets {
  std::array<std::uint32_t, Layout::max_fields + 1> at{};
};
std::optional<FieldOffsets> split_rdata(const Layout& layout, std::string_view rdata);

// What is wrong with rdata whose fields are well-formed each.
struct RdataFault {
  std::size_t field = 0;
  std::string_view rule;
  std::string message;
  std::string help;
};
std::optional<RdataFault> check_rdata(RrType type, RrClass rr_class, std::string_view rdata);

// Calls visit(offset, size) for every name in well-formed rdata.
template <class Visit>
void visit_names(RrType type, std::string_view rdata, Visit visit);
// Octets before the name in a field that has one after something else (gateways, A6); malformed
// when it has none.
std::size_t name_offset(Field field, std::string_view rdata, std::size_t at);

template <class Visit>
void visit_names(RrType type, std::string_view rdata, Visit visit) {
  const Layout layout = layout_of(type, RrClass::in);
  std::size_t at = 0;
  for (std::size_t i = 0; i < layout.size; ++i) {
    const Field field = layout.fields[i];
    const std::size_t size = field_size(field, rdata, at);
    if (size == malformed) return;
    if (field == Field::name) {
      visit(at, size);
    } else if (field == Field::names) {
      for (std::size_t from = at; from < rdata.size();) {
        const std::size_t octets = name_size(rdata.substr(from));
        if (octets == malformed) return;
        visit(from, octets);
        from += octets;
      }
    } else if (const std::size_t skip = name_offset(field, rdata, at); skip != malformed) {
      visit(at + skip, name_size(rdata.substr(at + skip)));
    }
    at += size;
  }
}

}  // namespace zonemend
