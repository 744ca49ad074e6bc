#include "rules/shared/signed_data.h"

#include <algorithm>

#include "rules/shared/records.h"
#include "zonemend/canonical.h"

namespace zonemend::rules {
namespace {

void append16(std::string& octets, std::size_t value) {
  octets += static_cast<char>(value >> 8 & 255);
  octets += static_cast<char>(value & 255);
}
void append32(std::string& octets, std::uint32_t value) {
  append16(octets, value >> 16);
  append16(octets, value & 0xffff);
}

// Canonical rdata of the RRset, each once, in canonical order.
std::vector<std::string> rdata_of(const Zone& zone, NameId owner, RrType type) {
  std::vector<std::string> rdata;
  for (const RecordId id : records_at(zone, owner, type)) {
    rdata.push_back(folded_rdata(type, zone.rdata(id)));
  }
  std::sort(rdata.begin(), rdata.end());
  rdata.erase(std::unique(rdata.begin(), rdata.end()), rdata.end());
  return rdata;
}

}  // namespace

void append_record(std::string& octets, NameView owner, RrType type, RrClass rr_class,
                   std::uint32_t ttl, std::string_view rdata) {
  octets += owner.wire();
  append16(octets, static_cast<std::size_t>(type));
  append16(octets, static_cast<std::size_t>(rr_class));
  append32(octets, ttl);
  append16(octets, rdata.size());
  octets += rdata;
}

std::string signed_data(const Zone& zone, NameId owner, const Signature& signature,
                        std::uint32_t ttl) {
  const std::string own = folded_rdata(RrType::rrsig, zone.rdata(signature.record));
  std::string octets = own.substr(0, own.size() - signature.octets.size());
  for (const std::string& rdata : rdata_of(zone, owner, signature.covered)) {
    append_record(octets, zone.name(owner), signature.covered, zone.rr_class(), ttl, rdata);
  }
  return octets;
}

std::size_t signed_labels(NameView owner) {
  return owner.label_count() - (owner.is_wildcard() ? 1 : 0);
}

}  // namespace zonemend::rules
