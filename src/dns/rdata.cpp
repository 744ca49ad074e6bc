// Entry points: a record's tokens to wire form, and questions about wire form.
#include "zonemend/rdata.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dns/layout.h"
#include "dns/plain_rdata.h"
#include "dns/rdata_reader.h"
#include "dns/rdata_wire.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

bool is_generic(RrType type, std::span<const RdataToken> tokens) {
  if (tokens.empty() || tokens[0].quoted || tokens[0].text != "\\#") return false;
  // In a TXT record "\#" may also be a string with an escaped '#'. As BIND, take it for the
  // generic form when a number follows.
  if (type != RrType::txt) return true;
  return tokens.size() > 1 && !tokens[1].quoted && ascii::all_digits(tokens[1].text);
}

bool read_generic(RdataReader& in, RrClass rr_class, const Layout& layout) {
  in.next();
  if (!read_generic_octets(in)) return false;
  const std::string help = "correct the octets, or write the record in the type's own form";
  if (!split_rdata(layout, in.rdata())) {
    return in.fail_at(0, "rfc3597-bad-wire",
                      fmt::format("these {} octets are not valid data for the type {}",
                                  in.rdata().size(), rr_type_text(in.type())),
                      help);
  }
  if (const auto fault = check_rdata(in.type(), rr_class, in.rdata())) {
    return in.fail_at(0, "rfc3597-bad-wire", fault->message, help);
  }
  return true;
}

bool fail_opaque(RdataReader& in) {
  if (in.at_end()) return in.fail_too_few();
  return in.fail_at(
      0, "bad-rdata",
      fmt::format("the data of {} is only read in the generic form", rr_type_text(in.type())),
      "write \\# followed by the number of octets and their hexadecimal digits "
      "(RFC 3597)");
}

bool fail_extra(RdataReader& in) {
  return in.fail_at(in.index(), "rdata-extra-fields",
                    fmt::format("{} stands after the last field of {}", quote(in.peek().text),
                                rr_type_text(in.type())),
                    "remove it; if it is a comment, put ';' before it");
}

bool read_rdata(RdataReader& in, RrClass rr_class, const Layout& layout) {
  for (std::size_t i = 0; i < layout.size; ++i) {
    in.set_field(i);
    if (!read_field(in, layout.fields[i])) return false;
  }
  if (!in.at_end()) return fail_extra(in);
  if (in.rdata().size() > max_rdata_size) {
    return in.fail_at(0, "rdata-too-long",
                      fmt::format("the data has {} octets; at most {} are possible",
                                  in.rdata().size(), max_rdata_size),
                      "spread it over several records");
  }
  if (const auto fault = check_rdata(in.type(), rr_class, in.rdata())) {
    const std::size_t last = in.tokens().empty() ? 0 : in.tokens().size() - 1;
    return in.fail_at(std::min(fault->field, last), fault->rule, fault->message, fault->help);
  }
  return true;
}

}  // namespace

bool read_field(RdataReader& in, Field field) {
  switch (field) {
    case Field::none:
      return true;
    case Field::name:
      return read_name(in);
    case Field::u8:
      return read_u8(in);
    case Field::u16:
      return read_u16(in);
    case Field::u32:
      return read_u32(in);
    case Field::period:
      return read_period(in);
    case Field::string:
      return read_string(in);
    case Field::optional_string:
      return read_optional_string(in);
    case Field::strings:
      return read_strings(in);
    case Field::ipv4:
      return read_ipv4(in);
    case Field::ipv6:
      return read_ipv6(in);
    case Field::hex:
      return read_hex(in);
    case Field::base64:
      return read_base64(in);
    case Field::optional_base64:
      return in.at_end() || read_base64(in);
    case Field::type:
      return read_type(in);
    case Field::algorithm:
      return read_algorithm(in);
    case Field::digest_type:
      return read_digest_type(in);
    case Field::hash_algorithm:
      return read_hash_algorithm(in);
    case Field::cert_type:
      return read_cert_type(in);
    case Field::timestamp:
      return read_timestamp(in);
    case Field::tag:
      return read_tag(in);
    case Field::caa_value:
      return read_caa_value(in);
    case Field::uri_target:
      return read_uri_target(in);
    case Field::salt:
      return read_salt(in);
    case Field::next_hash:
      return read_next_hash(in);
    case Field::bitmap:
      return read_bitmap(in);
    case Field::nxt_bitmap:
      return read_nxt_bitmap(in);
    case Field::key_flags:
      return read_key_flags(in);
    case Field::key_protocol:
      return read_key_protocol(in);
    case Field::public_key:
      return read_public_key(in);
    case Field::names:
      return read_names(in);
    case Field::doa_data:
      return read_doa_data(in);
    case Field::dsync_scheme:
      return read_dsync_scheme(in);
    case Field::eui48:
      return read_eui48(in);
    case Field::eui64:
      return read_eui64(in);
    case Field::ilnp64:
      return read_ilnp64(in);
    case Field::chaos_address:
      return read_chaos_address(in);
    case Field::prefixes:
      return read_prefixes(in);
    case Field::location:
      return read_location(in);
    case Field::services:
      return read_services(in);
    case Field::nsap:
      return read_nsap(in);
    case Field::atm_address:
      return read_atm_address(in);
    case Field::hip:
      return read_hip(in);
    case Field::gateway:
      return read_gateway(in);
    case Field::relay:
      return read_relay(in);
    case Field::a6:
      return read_a6(in);
    case Field::svc_params:
      return read_svc_params(in);
    case Field::opaque:
      return fail_opaque(in);
  }
  return false;
}

std::optional<RdataError> parse_rdata(RrType type, RrClass rr_class,
                                      std::span<const RdataToken> tokens, NameView origin,
                                      std::string& wire) {
  if (parse_plain_rdata(type, rr_class, tokens, origin, wire)) return std::nullopt;
  return parse_rdata_by_fields(type, rr_class, tokens, origin, wire);
}

std::optional<RdataError> parse_rdata_by_fields(RrType type, RrClass rr_class,
                                                std::span<const RdataToken> tokens, NameView origin,
                                                std::string& wire) {
  const std::size_t before = wire.size();
  const Layout layout = layout_of(type, rr_class);
  RdataReader in(type, tokens, origin, wire);
  const bool ok = is_generic(type, tokens) ? read_generic(in, rr_class, layout)
                                           : read_rdata(in, rr_class, layout);
  if (ok) return std::nullopt;
  wire.resize(before);
  return in.take_error();
}

bool rdata_is_opaque(RrType type) {
  return layout_of(type, RrClass::in).fields[0] == Field::opaque;
}

std::vector<NameInRdata> names_in_rdata(RrType type, std::string_view wire) {
  std::vector<NameInRdata> names;
  visit_names(type, wire, [&names](std::size_t offset, std::size_t size) {
    names.push_back({static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(size)});
  });
  return names;
}

std::optional<NameView> rdata_target(RrType type, std::string_view wire) {
  switch (type) {
    case RrType::cname:
    case RrType::dname:
    case RrType::ns:
    case RrType::ptr:
    case RrType::mx:
    case RrType::srv:
    case RrType::afsdb:
    case RrType::kx:
    case RrType::rt:
    case RrType::lp:
    case RrType::naptr:
    case RrType::svcb:
    case RrType::https:
      break;
    default:
      return std::nullopt;
  }
  std::optional<NameView> target;
  visit_names(type, wire, [&](std::size_t offset, std::size_t size) {
    target = NameView(wire.substr(offset, size));
  });
  return target;
}

bool ignores_name_case(RrType type) {
  constexpr auto ipseckey = RrType(45);
  constexpr auto hip = RrType(55);
  constexpr auto talink = RrType(58);
  constexpr auto dsync = RrType(66);
  constexpr auto amtrelay = RrType(260);
  constexpr std::array exact = {ipseckey,      RrType::nsec, hip,        talink,  RrType::svcb,
                                RrType::https, dsync,        RrType::lp, amtrelay};
  return std::find(exact.begin(), exact.end(), type) == exact.end();
}

bool rdata_equal(RrType type, std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() != b.size() || !ignores_name_case(type)) return false;
  // Where the octets around the names are equal, the names are at the same places.
  std::size_t done = 0;
  bool equal = true;
  visit_names(type, a, [&](std::size_t offset, std::size_t size) {
    equal = equal && a.substr(done, offset - done) == b.substr(done, offset - done) &&
            ascii::equal_ignoring_case(a.substr(offset, size), b.substr(offset, size));
    done = offset + size;
  });
  return equal && a.substr(done) == b.substr(done);
}

}  // namespace zonemend
