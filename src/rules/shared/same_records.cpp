#include "rules/shared/same_records.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "text/ascii.h"

namespace zonemend::rules {
namespace {

bool counts(RrType type) { return type != RrType::cname && type != RrType::soa; }

// Equal for equal records only.
struct Key {
  RrType type;
  std::string rdata;  // letter case of names folded where it is ignored
  RecordId id;
  bool same_record(const Key& other) const { return type == other.type && rdata == other.rdata; }
  friend bool operator<(const Key& a, const Key& b) {
    return std::tie(a.type, a.rdata, a.id) < std::tie(b.type, b.rdata, b.id);
  }
};

Key key_of(const Zone& zone, RecordId id) {
  Key key{zone.record(id).type, std::string(zone.rdata(id)), id};
  if (!ignores_name_case(key.type)) return key;
  for (const NameInRdata& name : names_in_rdata(key.type, zone.rdata(id))) {
    // Length octets are below 64 and so are no letters.
    for (std::uint32_t i = name.offset; i < name.offset + name.size; ++i) {
      key.rdata[i] = ascii::lower(key.rdata[i]);
    }
  }
  return key;
}

bool has_identical(const Zone& zone, std::span<const RecordId> records) {
  for (std::size_t i = 1; i < records.size(); ++i) {
    const Record& record = zone.record(records[i]);
    if (!counts(record.type)) continue;
    for (std::size_t j = 0; j < i; ++j) {
      const Record& other = zone.record(records[j]);
      if (other.type == record.type && other.rdata_size == record.rdata_size &&
          ascii::equal_ignoring_case(zone.rdata(record), zone.rdata(other)) &&
          rdata_equal(record.type, zone.rdata(record), zone.rdata(other))) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

std::vector<std::vector<RecordId>> identical_records(const Zone& zone, NameId owner) {
  constexpr std::size_t few = 8;  // compared pair by pair, without allocation
  const auto records = zone.records_at(owner);
  if (records.size() <= few && !has_identical(zone, records)) return {};

  std::vector<Key> keys;
  for (const RecordId id : records) {
    if (counts(zone.record(id).type)) keys.push_back(key_of(zone, id));
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::vector<RecordId>> groups;
  for (std::size_t begin = 0, end; begin < keys.size(); begin = end) {
    std::vector<RecordId> group;
    for (end = begin; end < keys.size() && keys[end].same_record(keys[begin]); ++end) {
      group.push_back(keys[end].id);
    }
    if (group.size() > 1) groups.push_back(std::move(group));
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace zonemend::rules
