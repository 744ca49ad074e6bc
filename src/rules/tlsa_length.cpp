#include <fmt/format.h>

#include "dns/rdata_wire.h"
#include "rules/shared/record_places.h"
#include "rules/shared/served_records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule tlsa_length;

namespace {

constexpr RrType smimea{53};
constexpr std::size_t matching_at = 2;
constexpr std::size_t data_at = 3;  // octets, and fields
constexpr std::size_t sha256_size = 32;
constexpr std::size_t sha512_size = 64;

// The shortest key that can be written in DER, one of Ed25519, has 44 octets, and each certificate
// and key starts as a sequence.
bool is_der(std::string_view data) { return data.size() >= 44 && data[0] == 0x30; }

std::string size_of(std::string_view data) { return fmt::format("{} octets", data.size()); }

// What is wrong; empty when nothing is, or when the matching type is not a known one.
std::string fault_of(std::uint32_t matching_type, std::string_view data) {
  if (matching_type == 0 && !is_der(data)) {
    return fmt::format("matching type 0 takes a whole certificate or key; these {} are none",
                       size_of(data));
  }
  if (matching_type == 1 && data.size() != sha256_size) {
    return fmt::format("matching type 1 (SHA-256) takes {} octets; here are {}", sha256_size,
                       data.size());
  }
  if (matching_type == 2 && data.size() != sha512_size) {
    return fmt::format("matching type 2 (SHA-512) takes {} octets; here are {}", sha512_size,
                       data.size());
  }
  return {};
}

std::string help_for(std::string_view data) {
  if (data.size() == sha256_size) return "write matching type 1: the data is as long as SHA-256";
  if (data.size() == sha512_size) return "write matching type 2: the data is as long as SHA-512";
  return "copy the data again in full";
}

void check_type(const Zone& zone, FindingSink& sink, RrType type) {
  for_served(zone, type, [&](const Record& record) {
    const std::string_view data = zone.rdata(record).substr(data_at);
    const std::string fault = fault_of(get8(zone.rdata(record), matching_at), data);
    if (fault.empty()) return;
    Finding finding =
        make_finding(tlsa_length, fields_place(zone, record, data_at), fault, help_for(data));
    finding.label = size_of(data);
    sink.push_back(std::move(finding));
  });
}

void check(const Zone& zone, FindingSink& sink) {
  check_type(zone, sink, RrType::tlsa);
  check_type(zone, sink, smimea);
}

}  // namespace

const Rule tlsa_length = {
    .id = "tlsa-length",
    .severity = Severity::error,
    .summary = "certificate data (TLSA, SMIMEA) does not have the length of its matching type",
    .authority = "RFC 6698 section 2.1.3",
    .docs =
        {
            .what = "A TLSA or SMIMEA record whose data cannot be what its third number says: "
                    "a SHA-256 hash (1) of 32 octets, a SHA-512 hash (2) of 64, or a whole "
                    "certificate or key (0).",
            .why = "The record can match no certificate. If it is the only one, mail servers that "
                   "insist on it do not deliver, or deliver without checking whom they speak to. "
                   "BIND and the other servers load it without a word.",
            .example = "_25._tcp.mail IN TLSA 3 1 2 ( 0C72AC70B745AC19998811B131D662C9\n"
                       "                              AC69DBDBE7CB23E5B514B56664C5D3D6 )",
            .instead = "_25._tcp.mail IN TLSA 3 1 1 ( 0C72AC70B745AC19998811B131D662C9\n"
                       "                              AC69DBDBE7CB23E5B514B56664C5D3D6 )",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
