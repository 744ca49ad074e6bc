#include "rules/shared/child_ds.h"

#include "dns/dnssec.h"
#include "dns/rdata_wire.h"
#include "rules/shared/records.h"

namespace zonemend::rules {
namespace {

constexpr std::string_view delete_cds("\0\0\0\0\0", 5);
constexpr std::string_view delete_cdnskey("\0\0\3\0\0", 5);

}  // namespace

std::vector<ChildDs> child_ds_records(const Zone& zone) {
  std::vector<ChildDs> result;
  if (!zone.has(zone.origin(), RrType::soa)) return result;
  for (const RrType type : {cds_type, cdnskey_type}) {
    const bool is_cds = type == cds_type;
    for (const RecordId id : records_at(zone, zone.origin(), type)) {
      const std::string_view rdata = zone.rdata(id);
      if (rdata.size() < 4) continue;
      result.push_back({id, type, static_cast<std::uint8_t>(get8(rdata, is_cds ? 2 : 3)),
                        rdata == (is_cds ? delete_cds : delete_cdnskey)});
    }
  }
  return result;
}

std::optional<bool> is_of_key(const Zone& zone, const ChildDs& record, const DnssecKey& key) {
  const std::string_view rdata = zone.rdata(record.record);
  const std::string_view key_rdata = zone.rdata(key.record);
  if (record.type == cdnskey_type) return rdata == key_rdata;
  if (get16(rdata, 0) != key.tag || record.algorithm != key.algorithm) return false;
  const auto digest = dnssec_ds_digest(get8(rdata, 3), zone.origin_name(), key_rdata);
  if (!digest) return std::nullopt;
  return rdata.substr(4) == *digest;
}

std::optional<bool> is_of_some_key(const Zone& zone, const ChildDs& record,
                                   const std::vector<DnssecKey>& keys) {
  std::optional<bool> result = false;
  for (const DnssecKey& key : keys) {
    const auto fits = is_of_key(zone, record, key);
    if (fits && *fits) return true;
    if (!fits) result = std::nullopt;
  }
  return result;
}

}  // namespace zonemend::rules
