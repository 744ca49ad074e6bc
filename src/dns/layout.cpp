#include "dns/layout.h"

#include <fmt/format.h>

#include <initializer_list>

#include "dns/ldns.h"
#include "dns/type_table.h"

namespace zonemend {
namespace {

constexpr Layout make(std::initializer_list<Field> fields) {
  Layout layout;
  for (Field field : fields) layout.fields[layout.size++] = field;
  return layout;
}

constexpr Layout opaque = make({Field::opaque});
constexpr Layout chaos_address = make({Field::name, Field::chaos_address});

// Types that ldns lacks, or describes otherwise than BIND reads them.
bool find_overlay(std::uint16_t number, Layout& layout) {
  using enum Field;
  switch (number) {
    case 11:  // WKS
      layout = make({ipv4, services});
      return true;
    case 20:  // ISDN
      layout = make({string, optional_string});
      return true;
    case 23:  // NSAP-PTR
      layout = make({name});
      return true;
    case 24:  // SIG
    case 46:  // RRSIG
      layout = make({type, algorithm, u8, u32, timestamp, timestamp, u16, name, base64});
      return true;
    case 25:  // KEY
    case 48:  // DNSKEY
    case 57:  // RKEY
    case 60:  // CDNSKEY
      layout = make({key_flags, key_protocol, algorithm, public_key});
      return true;
    case 30:  // NXT
      layout = make({name, nxt_bitmap});
      return true;
    case 34:  // ATMA
      layout = make({atm_address});
      return true;
    case 38:  // A6
      layout = make({a6});
      return true;
    case 40:  // SINK
      layout = make({u8, u8, u8, optional_base64});
      return true;
    case 43:     // DS
    case 59:     // CDS
    case 32768:  // TA
    case 32769:  // DLV
      layout = make({u16, algorithm, digest_type, hex});
      return true;
    case 45:  // IPSECKEY
      layout = make({u8, u8, u8, gateway});
      return true;
    case 50:  // NSEC3
      layout = make({hash_algorithm, u8, u16, salt, next_hash, bitmap});
      return true;
    case 51:  // NSEC3PARAM
      layout = make({hash_algorithm, u8, u16, salt});
      return true;
    case 55:  // HIP
      layout = make({hip, names});
      return true;
    case 64:  // SVCB
    case 65:  // HTTPS
      layout = make({u16, name, svc_params});
      return true;
    case 256:  // URI
      layout = make({u16, u16, uri_target});
      return true;
    case 56:   // NINFO
    case 258:  // AVC
    case 261:  // RESINFO
    case 262:  // WALLET
      layout = make({strings});
      return true;
    case 66:  // DSYNC
      layout = make({type, dsync_scheme, u16, name});
      return true;
    case 67:  // HHIT
    case 68:  // BRID
      layout = make({base64});
      return true;
    case 259:  // DOA
      layout = make({u32, u32, u8, string, doa_data});
      return true;
    case 260:  // AMTRELAY
      layout = make({relay});
      return true;
    case 65533:  // KEYDATA
      layout =
          make({timestamp, timestamp, timestamp, key_flags, key_protocol, algorithm, public_key});
      return true;
    default:
      return false;
  }
}

Field from_ldns(ldns_rdf_type type) {
  switch (type) {
    case LDNS_RDF_TYPE_DNAME:
      return Field::name;
    case LDNS_RDF_TYPE_INT8:
    case LDNS_RDF_TYPE_CERTIFICATE_USAGE:
    case LDNS_RDF_TYPE_SELECTOR:
    case LDNS_RDF_TYPE_MATCHING_TYPE:
      return Field::u8;
    case LDNS_RDF_TYPE_INT16:
      return Field::u16;
    case LDNS_RDF_TYPE_INT32:
      return Field::u32;
    case LDNS_RDF_TYPE_PERIOD:
      return Field::period;
    case LDNS_RDF_TYPE_A:
      return Field::ipv4;
    case LDNS_RDF_TYPE_AAAA:
      return Field::ipv6;
    case LDNS_RDF_TYPE_STR:
      return Field::string;
    case LDNS_RDF_TYPE_HEX:
      return Field::hex;
    case LDNS_RDF_TYPE_B64:
      return Field::base64;
    case LDNS_RDF_TYPE_ALG:
      return Field::algorithm;
    case LDNS_RDF_TYPE_CERT_ALG:
      return Field::cert_type;
    case LDNS_RDF_TYPE_TAG:
      return Field::tag;
    case LDNS_RDF_TYPE_LONG_STR:
      return Field::caa_value;
    case LDNS_RDF_TYPE_NSEC:
      return Field::bitmap;
    case LDNS_RDF_TYPE_NSEC3_SALT:
      return Field::salt;
    case LDNS_RDF_TYPE_NSEC3_NEXT_OWNER:
      return Field::next_hash;
    case LDNS_RDF_TYPE_APL:
      return Field::prefixes;
    case LDNS_RDF_TYPE_LOC:
      return Field::location;
    case LDNS_RDF_TYPE_NSAP:
      return Field::nsap;
    case LDNS_RDF_TYPE_EUI48:
      return Field::eui48;
    case LDNS_RDF_TYPE_EUI64:
      return Field::eui64;
    case LDNS_RDF_TYPE_ILNP64:
      return Field::ilnp64;
    default:
      return Field::opaque;
  }
}

Layout from_descriptor(const ldns_rr_descriptor& descriptor) {
  Layout layout;
  // For a type with a variable tail ldns reports an unbounded maximum; _maximum counts the fields
  // before the tail, and asking for a field beyond the last one would abort.
  const std::size_t fixed = descriptor._maximum;
  for (std::size_t i = 0; i < fixed && i < Layout::max_fields; ++i) {
    layout.fields[layout.size++] = from_ldns(ldns_rr_descriptor_field_type(&descriptor, i));
  }
  if (descriptor._variable != LDNS_RDF_TYPE_NONE && layout.size < Layout::max_fields) {
    const Field tail = from_ldns(descriptor._variable);
    layout.fields[layout.size++] = tail == Field::string ? Field::strings : tail;
  }
  return layout;
}

// Types that BIND defines for the Internet class alone.
bool is_internet_only(RrType type) {
  switch (static_cast<std::uint16_t>(type)) {
    case 1:   // A
    case 11:  // WKS
    case 22:  // NSAP
    case 23:  // NSAP-PTR
    case 26:  // PX
    case 28:  // AAAA
    case 31:  // EID
    case 32:  // NIMLOC
    case 33:  // SRV
    case 34:  // ATMA
    case 36:  // KX
    case 38:  // A6
    case 42:  // APL
    case 49:  // DHCID
    case 64:  // SVCB
    case 65:  // HTTPS
      return true;
    default:
      return false;
  }
}

// In the classes where the type has a grammar.
Layout make_layout(std::uint16_t number) {
  if (type_info(number) == nullptr || is_meta_type(RrType(number))) return opaque;
  Layout layout;
  if (find_overlay(number, layout)) return layout;
  const ldns_rr_descriptor* descriptor = ldns_rr_descript(number);
  if (descriptor->_type != number || descriptor->_name == nullptr) return opaque;
  return from_descriptor(*descriptor);
}

// Nearly all types that have a grammar.
constexpr std::size_t low_numbers = 263;

std::array<Layout, low_numbers> make_low_layouts() {
  std::array<Layout, low_numbers> layouts;
  for (std::uint16_t i = 0; i < low_numbers; ++i) layouts[i] = make_layout(i);
  return layouts;
}

const Layout& high_layout(std::uint16_t number) {
  static const Layout trust_anchor = make_layout(32768);  // TA and DLV
  static const Layout key_data = make_layout(65533);
  if (number == 32768 || number == 32769) return trust_anchor;
  return number == 65533 ? key_data : opaque;
}

}  // namespace

const Layout& layout_of(RrType type, RrClass rr_class) {
  static const auto low_layouts = make_low_layouts();
  const auto number = static_cast<std::uint16_t>(type);
  if (rr_class != RrClass::in && is_internet_only(type)) {
    if (type == RrType::a && rr_class == RrClass::ch) return chaos_address;
    if (!(type == RrType::a && rr_class == RrClass::hs)) return opaque;
  }
  return number < low_numbers ? low_layouts[number] : high_layout(number);
}

std::string field_words(RrType type, std::size_t field) {
  const TypeInfo* info = type_info(static_cast<std::uint16_t>(type));
  std::string_view labels = info ? info->labels : "data";
  for (; field > 0; --field) {
    const std::size_t bar = labels.find('|');
    if (bar == std::string_view::npos) break;
    labels.remove_prefix(bar + 1);
  }
  return fmt::format("{} of {}", labels.substr(0, labels.find('|')), rr_type_text(type));
}

}  // namespace zonemend
