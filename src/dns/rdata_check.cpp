// What the RFC of a type demands beyond well-formed fields, as far as BIND 9 insists on it.
#include <fmt/format.h>

#include "dns/naptr.h"
#include "dns/rdata_reader.h"
#include "dns/rdata_wire.h"
#include "dns/svcb.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

RdataFault fault(std::size_t field, std::string message, std::string help) {
  return {field, "bad-rdata", std::move(message), std::move(help)};
}

std::optional<RdataFault> check_length(std::size_t field, std::string_view what, std::size_t size,
                                       std::size_t wanted) {
  if (wanted == 0 || size == wanted) return std::nullopt;
  return fault(
      field, fmt::format("the length of the {} is {}; this kind has {} octets", what, size, wanted),
      "copy it again in full, or correct the number that says which kind it is");
}

// RFC 4034 section 5.1.3, RFC 4509, RFC 6605.
std::optional<RdataFault> check_ds(std::string_view rdata) {
  constexpr std::size_t sizes[] = {0, 20, 32, 0, 48};
  const std::uint32_t type = get8(rdata, 3);
  return check_length(3, "digest", rdata.size() - 4, type < std::size(sizes) ? sizes[type] : 0);
}

// RFC 4255 section 3.1.2, RFC 6594.
std::optional<RdataFault> check_sshfp(std::string_view rdata) {
  constexpr std::size_t sizes[] = {0, 20, 32};
  const std::uint32_t type = get8(rdata, 1);
  return check_length(2, "fingerprint", rdata.size() - 2,
                      type < std::size(sizes) ? sizes[type] : 0);
}

// RFC 8659 section 4.1.
std::optional<RdataFault> check_caa(std::string_view rdata) {
  const std::string_view tag = rdata.substr(2, get8(rdata, 1));
  bool valid = !tag.empty();
  for (char c : tag) valid = valid && ascii::is_alnum(c);
  if (valid) return std::nullopt;
  return fault(
      1, fmt::format("{} is not a property tag: a tag has letters and digits only", quote(tag)),
      "common tags are issue, issuewild and iodef");
}

// RFC 1183 section 3.1: a PSDN address has at least four digits.
std::optional<RdataFault> check_x25(std::string_view rdata) {
  const std::string_view address = rdata.substr(1);
  if (address.size() >= 4 && ascii::all_digits(address)) return std::nullopt;
  return fault(0, fmt::format("{} is not a PSDN address", quote(address)),
               "write at least four digits");
}

// RFC 8976 section 2.2.
std::optional<RdataFault> check_zonemd(std::string_view rdata) {
  const std::size_t size = rdata.size() - 6;
  const std::uint32_t algorithm = get8(rdata, 5);
  if (algorithm == 1) return check_length(3, "digest", size, 48);
  if (algorithm == 2) return check_length(3, "digest", size, 64);
  if (size >= 12) return std::nullopt;
  return fault(3, fmt::format("the digest has {} octets; at least 12 are needed", size),
               "copy it again in full");
}

// RFC 3402 section 3.2.
std::optional<RdataFault> check_naptr(std::string_view rdata) {
  std::size_t at = 4;
  at += 1 + get8(rdata, at);
  at += 1 + get8(rdata, at);
  const std::string_view expression = rdata.substr(at + 1, get8(rdata, at));
  if (is_substitution(expression)) return std::nullopt;
  return fault(4, fmt::format("{} is not a substitution expression", quote(expression)),
               "write !regular expression!replacement! with the same delimiter three times; in "
               "a zone file each backslash is written twice");
}

// RFC 5155 section 3.1.6: hash algorithm 1 is SHA-1.
std::optional<RdataFault> check_nsec3(std::string_view rdata) {
  constexpr std::size_t sha1_size = 20;
  const std::size_t size = get8(rdata, 5 + get8(rdata, 4));
  if (get8(rdata, 0) != 1 || size == sha1_size) return std::nullopt;
  return RdataFault{
      4, "bad-base32",
      fmt::format("the next hashed owner has {} octets; a SHA-1 hash has {}", size, sha1_size),
      "a SHA-1 hash is written with 32 characters"};
}

// RFC 4034 section 3.1.3: the owner, whose labels are counted, is the signer's name or below it.
std::optional<RdataFault> check_rrsig(std::string_view rdata) {
  constexpr std::size_t signer_at = 18;
  const std::string_view rest = rdata.substr(signer_at);
  const NameView signer(rest.substr(0, name_size(rest)));
  const std::uint32_t labels = get8(rdata, 3);
  if (signer.label_count() <= labels) return std::nullopt;
  return fault(2,
               fmt::format("the number of labels is {}, but the signer {} has more of them", labels,
                           quote(signer.text())),
               "let the signer of the zone write this record");
}

// RFC 4034 section 4.1.2: the bitmap names at least NSEC itself.
std::optional<RdataFault> check_nsec(std::string_view rdata) {
  if (name_size(rdata) < rdata.size()) return std::nullopt;
  return RdataFault{1, "bad-type-bitmap", "the type list of NSEC is empty",
                    "list the types that exist at this name"};
}

bool is_precision(std::uint32_t octet) {
  return octet == 0 || ((octet & 15) <= 9 && (octet >> 4) >= 1 && (octet >> 4) <= 9);
}

bool is_angle(std::uint32_t wire, std::uint32_t degrees) {
  constexpr std::uint32_t zero = 0x80000000;
  const std::uint32_t max = degrees * 3'600'000;
  return wire >= zero - max && wire <= zero + max;
}

// RFC 1876 section 2.
std::optional<RdataFault> check_location(std::string_view rdata) {
  if (get8(rdata, 0) != 0) return std::nullopt;  // a version that nobody knows
  bool valid = is_angle(get32(rdata, 4), 90) && is_angle(get32(rdata, 8), 180);
  for (std::size_t at = 1; at <= 3; ++at) valid = valid && is_precision(get8(rdata, at));
  if (valid) return std::nullopt;
  return fault(0, "these octets are not a place on earth",
               "write the location in degrees, minutes and seconds");
}

// The reserved key type of the DNSEXT draft that defined RKEY has no flags.
std::optional<RdataFault> check_rkey(std::string_view rdata) {
  if (get16(rdata, 0) == 0) return std::nullopt;
  return fault(0, "the flags of RKEY are not 0", "write 0");
}

// RFC 9460 sections 7.1.1 and 8.
std::optional<RdataFault> check_svcb(std::string_view rdata) {
  const auto message = check_svc_params(rdata.substr(2 + name_size(rdata.substr(2))));
  if (!message) return std::nullopt;
  return RdataFault{2, "bad-svcparam", *message,
                    "see RFC 9460 sections 7 and 8 for which parameters belong together"};
}

}  // namespace

std::optional<RdataFault> check_rdata(RrType type, RrClass rr_class, std::string_view rdata) {
  if (layout_of(type, rr_class).fields[0] == Field::opaque) return std::nullopt;
  switch (static_cast<std::uint16_t>(type)) {
    case 19:  // X25
      return check_x25(rdata);
    case 29:  // LOC
      return check_location(rdata);
    case 35:  // NAPTR
      return check_naptr(rdata);
    case 46:  // RRSIG
      return check_rrsig(rdata);
    case 47:  // NSEC
      return check_nsec(rdata);
    case 50:  // NSEC3
      return check_nsec3(rdata);
    case 57:  // RKEY
      return check_rkey(rdata);
    case 63:  // ZONEMD
      return check_zonemd(rdata);
    case 64:  // SVCB
    case 65:  // HTTPS
      return check_svcb(rdata);
    case 43:     // DS
    case 59:     // CDS
    case 32768:  // TA
    case 32769:  // DLV
      return check_ds(rdata);
    case 44:  // SSHFP
      return check_sshfp(rdata);
    case 257:  // CAA
      return check_caa(rdata);
    default:
      return std::nullopt;
  }
}

}  // namespace zonemend
