// What the RFC of a type demands beyond well-formed fields, as far as BIND 9 insists on it.
#include <fmt/format.h>

#include "dns/ascii.h"
#include "dns/rdata_reader.h"
#include "dns/rdata_wire.h"

namespace zonemend {
namespace {

RdataFault fault(std::size_t field, std::string message, std::string help) {
  return {field, "bad-rdata", std::move(message), std::move(help)};
}

std::optional<RdataFault> check_length(std::size_t field, std::string_view what, std::size_t size,
                                       std::size_t wanted) {
  if (wanted == 0 || size == wanted) return std::nullopt;
  return fault(field, fmt::format("the {} has {} octets; this kind has {}", what, size, wanted),
               "copy it again in full, or correct the number that says which kind it is");
}

// RFC 4034 section 5.1.3, RFC 4509, RFC 6605.
std::optional<RdataFault> check_ds(std::string_view rdata) {
  constexpr std::size_t sizes[] = {0, 20, 32, 32, 48};
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

}  // namespace

std::optional<RdataFault> check_rdata(RrType type, RrClass, std::string_view rdata) {
  switch (static_cast<std::uint16_t>(type)) {
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
