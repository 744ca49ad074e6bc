#include "rules/shared/zone_digest.h"

#include <algorithm>
#include <set>

#include "dns/dnssec.h"
#include "dns/rdata_wire.h"
#include "rules/shared/records.h"
#include "rules/shared/signed_data.h"
#include "rules/shared/soa_records.h"
#include "zonemend/canonical.h"

namespace zonemend::rules {
namespace {

bool is_left_out(const Zone& zone, const Record& record) {
  if (record.owner != zone.origin()) return false;
  return record.type == zonemd_type ||
         rrset_key(record.type, zone.rdata(record)).covered == zonemd_type;
}

// In the order of the digest, in which the SOA has no place of its own.
std::vector<CanonicalRecord> records_in_order(const Zone& zone) {
  std::vector<CanonicalRecord> records = canonical_records(zone);
  const auto is_before_soa = [&zone](const CanonicalRecord& item) {
    const Record& record = zone.record(item.id);
    return record.owner == zone.origin() && record.type < RrType::soa;
  };
  if (records.empty()) return records;
  const auto after = std::find_if_not(records.begin() + 1, records.end(), is_before_soa);
  std::rotate(records.begin(), records.begin() + 1, after);
  return records;
}

}  // namespace

std::vector<ZoneDigest> zone_digests(const Zone& zone) {
  constexpr std::size_t digest_at = 6;
  std::vector<ZoneDigest> digests;
  std::set<std::string_view> known;
  for (const RecordId id : records_at(zone, zone.origin(), zonemd_type)) {
    const std::string_view rdata = zone.rdata(id);
    if (rdata.size() <= digest_at || !known.insert(rdata).second) continue;
    digests.push_back(
        {id, get32(rdata, 0), get8(rdata, 4), get8(rdata, 5), rdata.substr(digest_at)});
  }
  return digests;
}

std::optional<std::uint32_t> zone_serial(const Zone& zone) {
  const std::vector<RecordId> soas = records_at(zone, zone.origin(), RrType::soa);
  if (soas.empty() || !all_identical(zone, soas)) return std::nullopt;
  constexpr std::size_t fixed_size = 20;
  const std::string_view rdata = zone.rdata(soas.front());
  if (rdata.size() < fixed_size) return std::nullopt;
  return get32(rdata, rdata.size() - fixed_size);
}

std::optional<std::string> compute_digest(const Zone& zone, unsigned hash) {
  const auto kind = ZoneHash::kind_of(hash);
  if (!kind) return std::nullopt;
  ZoneHash digest(*kind);
  std::string octets;
  for (const CanonicalRecord& item : records_in_order(zone)) {
    const Record& record = zone.record(item.id);
    if (is_left_out(zone, record)) continue;
    octets.clear();
    append_record(octets, zone.name(record.owner), record.type, zone.rr_class(), item.ttl,
                  folded_rdata(record.type, zone.rdata(record)));
    digest.add(octets);
  }
  return digest.finish();
}

}  // namespace zonemend::rules
