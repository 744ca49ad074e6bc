#include "rules/shared/child_ds.h"

#include <utility>

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

ChildDsKeys::ChildDsKeys(const Zone& zone, const std::vector<DnssecKey>& keys)
    : zone_(zone), by_tag_(keys) {
  for (const DnssecKey& key : keys) by_rdata_.emplace(zone.rdata(key.record), &key);
}

const DnssecKey* ChildDsKeys::find(const ChildDs& record) {
  const std::string_view rdata = zone_.rdata(record.record);
  if (record.type == cdnskey_type) {
    const auto found = by_rdata_.find(rdata);
    return found == by_rdata_.end() ? nullptr : found->second;
  }
  const auto tag = static_cast<std::uint16_t>(get16(rdata, 0));
  const auto keys = by_tag_.of(tag, record.algorithm);
  if (keys.empty()) return nullptr;
  const auto digest_type = static_cast<std::uint8_t>(get8(rdata, 3));
  const ByDigest& digests = digests_of({digest_type, tag, record.algorithm}, keys);
  if (digests.empty()) return keys.front();
  const auto found = digests.find(rdata.substr(4));
  return found == digests.end() ? nullptr : found->second;
}

// Empty when such digests cannot be computed here.
const ChildDsKeys::ByDigest& ChildDsKeys::digests_of(const Group& group,
                                                     std::span<const DnssecKey* const> keys) {
  const auto [at, is_new] = by_digest_.try_emplace(group);
  for (std::size_t i = 0; is_new && i < keys.size(); ++i) {
    auto digest =
        dnssec_ds_digest(std::get<0>(group), zone_.origin_name(), zone_.rdata(keys[i]->record));
    if (digest) at->second.emplace(std::move(*digest), keys[i]);
  }
  return at->second;
}

}  // namespace zonemend::rules
