#include "dns/rdata_wire.h"

#include "zonemend/name.h"

namespace zonemend {
namespace {

// The whole rest, when it has at least `least` octets.
std::size_t rest_size(std::string_view rest, std::size_t least) {
  return rest.size() < least ? malformed : rest.size();
}

std::size_t fixed_size(std::string_view rest, std::size_t size) {
  return rest.size() < size ? malformed : size;
}

// A length octet and as many octets.
std::size_t string_size(std::string_view rest) {
  if (rest.empty()) return malformed;
  return fixed_size(rest, 1 + get8(rest, 0));
}

std::size_t strings_size(std::string_view rest) {
  std::size_t at = 0;
  do {
    const std::size_t size = string_size(rest.substr(at));
    if (size == malformed) return malformed;
    at += size;
  } while (at < rest.size());
  return at;
}

std::size_t names_size(std::string_view rest) {
  std::size_t at = 0;
  while (at < rest.size()) {
    const std::size_t size = name_size(rest.substr(at));
    if (size == malformed) return malformed;
    at += size;
  }
  return at;
}

// RFC 4034 section 4.1.2: windows in ascending order, 1 to 32 octets each, no trailing zeros.
std::size_t bitmap_size(std::string_view rest) {
  int last_window = -1;
  std::size_t at = 0;
  while (at < rest.size()) {
    if (rest.size() - at < 2) return malformed;
    const auto window = static_cast<int>(get8(rest, at));
    const std::size_t length = get8(rest, at + 1);
    if (window <= last_window || length < 1 || length > 32) return malformed;
    if (rest.size() - at - 2 < length || rest[at + 1 + length] == 0) return malformed;
    last_window = window;
    at += 2 + length;
  }
  return at;
}

// RFC 2535 section 5.2: one block of up to 16 octets for the types 1 to 127, no trailing zero.
std::size_t nxt_bitmap_size(std::string_view rest) {
  if (rest.empty() || (rest[0] & '\x80') != 0) return rest.empty() ? 0 : rest.size();
  if (rest.size() > 16 || rest.back() == 0) return malformed;
  return rest.size();
}

// RFC 3123 section 4.
std::size_t prefixes_size(std::string_view rest) {
  std::size_t at = 0;
  while (at < rest.size()) {
    if (rest.size() - at < 4) return malformed;
    const std::uint32_t family = get16(rest, at);
    const std::uint32_t prefix = get8(rest, at + 2);
    const std::size_t length = get8(rest, at + 3) & 0x7f;
    if (rest.size() - at - 4 < length) return malformed;
    if (family == 1 && (prefix > 32 || length > 4)) return malformed;
    if (family == 2 && (prefix > 128 || length > 16)) return malformed;
    if (length > 0 && rest[at + 3 + length] == 0) return malformed;
    at += 4 + length;
  }
  return at;
}

// RFC 8005 section 5: lengths of tag and key, algorithm, tag, key.
std::size_t hip_size(std::string_view rest) {
  if (rest.size() < 4) return malformed;
  const std::size_t tag = get8(rest, 0);
  const std::size_t key = get16(rest, 2);
  if (tag == 0 || key == 0) return malformed;
  return fixed_size(rest, 4 + tag + key);
}

// RFC 4025 section 2.5 and RFC 8777 section 4.2.4: nothing, IPv4, IPv6 or a name.
std::size_t gateway_size(std::uint32_t kind, std::string_view rest) {
  switch (kind) {
    case 0:
      return 0;
    case 1:
      return fixed_size(rest, 4);
    case 2:
      return fixed_size(rest, 16);
    case 3:
      return name_size(rest);
    default:
      return malformed;
  }
}

std::size_t relay_size(std::string_view rest) {
  if (rest.size() < 2) return malformed;
  const std::uint32_t kind = get8(rest, 1) & 0x7f;
  if (kind > 3) return rest.size();  // RFC 8777 section 4.2.3: kept as it is
  const std::size_t size = gateway_size(kind, rest.substr(2));
  return size == malformed ? malformed : 2 + size;
}

// RFC 2874 section 3.1: prefix length, the suffix' octets, and a name unless the length is 0.
std::size_t a6_size(std::string_view rest) {
  if (rest.empty()) return malformed;
  const std::size_t prefix = get8(rest, 0);
  if (prefix > 128) return malformed;
  const std::size_t suffix = 16 - prefix / 8;
  if (rest.size() < 1 + suffix) return malformed;
  if (suffix > 0 && (get8(rest, 1) >> (8 - prefix % 8)) != 0 && prefix % 8 != 0) return malformed;
  if (prefix == 0) return 1 + suffix;
  const std::size_t name = name_size(rest.substr(1 + suffix));
  return name == malformed ? malformed : 1 + suffix + name;
}

std::size_t location_size(std::string_view rest) {
  // RFC 1876 section 2: only version 0 has a known shape.
  if (rest.empty()) return malformed;
  return rest[0] != 0 ? rest.size() : fixed_size(rest, 16);
}

// RFC 1035 section 3.4.2: the protocol and at most 65536 bits, without trailing zeros.
std::size_t services_size(std::string_view rest) {
  constexpr std::size_t max_bitmap = 65536 / 8;
  if (rest.empty() || rest.size() > 1 + max_bitmap) return malformed;
  return rest.size() > 1 && rest.back() == 0 ? malformed : rest.size();
}

// RFC 9460 section 2.2: keys strictly ascending, values within the rdata.
std::size_t svc_params_size(std::string_view rest) {
  std::int32_t last_key = -1;
  std::size_t at = 0;
  while (at < rest.size()) {
    if (rest.size() - at < 4) return malformed;
    const auto key = static_cast<std::int32_t>(get16(rest, at));
    const std::size_t length = get16(rest, at + 2);
    if (key <= last_key || rest.size() - at - 4 < length) return malformed;
    last_key = key;
    at += 4 + length;
  }
  return at;
}

std::size_t public_key_size(std::string_view rdata, std::size_t at) {
  const bool no_key = at >= 4 && (get8(rdata, at - 4) & 0xc0) == 0xc0;
  return rest_size(rdata.substr(at), no_key ? 0 : 1);
}

}  // namespace

std::size_t name_size(std::string_view wire) {
  std::size_t at = 0;
  while (at < wire.size() && at < max_name_size) {
    const std::size_t label = get8(wire, at);
    if (label > max_label_size) return malformed;
    at += 1 + label;
    if (label == 0) return at;
  }
  return malformed;
}

std::size_t name_offset(Field field, std::string_view rdata, std::size_t at) {
  switch (field) {
    case Field::gateway:
      return get8(rdata, 1) == 3 ? 0 : malformed;
    case Field::relay:
      return (get8(rdata, at + 1) & 0x7f) == 3 ? 2 : malformed;
    case Field::a6:
      return get8(rdata, at) == 0 ? malformed : 1 + 16 - get8(rdata, at) / 8;
    default:
      return malformed;
  }
}

std::size_t field_size(Field field, std::string_view rdata, std::size_t at) {
  const std::string_view rest = rdata.substr(at);
  switch (field) {
    case Field::none:
      return 0;
    case Field::name:
      return name_size(rest);
    case Field::u8:
    case Field::algorithm:
    case Field::digest_type:
    case Field::hash_algorithm:
    case Field::key_protocol:
    case Field::dsync_scheme:
      return fixed_size(rest, 1);
    case Field::u16:
    case Field::type:
    case Field::cert_type:
    case Field::key_flags:
    case Field::chaos_address:
      return fixed_size(rest, 2);
    case Field::u32:
    case Field::period:
    case Field::timestamp:
    case Field::ipv4:
      return fixed_size(rest, 4);
    case Field::ipv6:
      return fixed_size(rest, 16);
    case Field::eui48:
      return fixed_size(rest, 6);
    case Field::eui64:
    case Field::ilnp64:
      return fixed_size(rest, 8);
    case Field::string:
    case Field::tag:
    case Field::salt:
      return string_size(rest);
    case Field::next_hash:
      return rest.empty() || rest[0] == 0 ? malformed : string_size(rest);
    case Field::optional_string:
      return rest.empty() ? 0 : string_size(rest);
    case Field::strings:
      return strings_size(rest);
    case Field::hex:
    case Field::base64:
    case Field::nsap:
      return rest_size(rest, 1);
    case Field::services:
      return services_size(rest);
    case Field::atm_address:
      return rest_size(rest, 2);
    case Field::caa_value:
    case Field::uri_target:
    case Field::doa_data:
    case Field::optional_base64:
    case Field::opaque:
      return rest.size();
    case Field::public_key:
      return public_key_size(rdata, at);
    case Field::bitmap:
      return bitmap_size(rest);
    case Field::nxt_bitmap:
      return nxt_bitmap_size(rest);
    case Field::prefixes:
      return prefixes_size(rest);
    case Field::location:
      return location_size(rest);
    case Field::hip:
      return hip_size(rest);
    case Field::names:
      return names_size(rest);
    case Field::gateway: {
      // Behind it stands the key.
      const std::size_t size = gateway_size(get8(rdata, 1), rest);
      return size == malformed || size == rest.size() ? malformed : rest.size();
    }
    case Field::relay:
      return relay_size(rest);
    case Field::a6:
      return a6_size(rest);
    case Field::svc_params:
      return svc_params_size(rest);
  }
  return malformed;
}

std::optional<FieldOffsets> split_rdata(const Layout& layout, std::string_view rdata) {
  FieldOffsets offsets;
  std::size_t at = 0;
  for (std::size_t i = 0; i < layout.size; ++i) {
    const std::size_t size = field_size(layout.fields[i], rdata, at);
    if (size == malformed) return std::nullopt;
    at += size;
    offsets.at[i + 1] = static_cast<std::uint32_t>(at);
  }
  if (at != rdata.size()) return std::nullopt;
  return offsets;
}

}  // namespace zonemend
