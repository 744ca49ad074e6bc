#include "rules/shared/rrsets.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace zonemend::rules {

RrType covered_type(const Zone& zone, const Record& record) {
  if (record.type != RrType::rrsig && record.type != RrType::sig) return RrType::none;
  const std::string_view wire = zone.rdata(record);
  if (wire.size() < 2) return RrType::none;
  return RrType(static_cast<unsigned char>(wire[0]) << 8 | static_cast<unsigned char>(wire[1]));
}

std::vector<std::vector<RecordId>> rrsets_at(const Zone& zone, NameId owner) {
  struct Member {
    RrType type;
    RrType covered;
    RecordId id;
    auto set() const { return std::tie(type, covered); }
    bool operator<(const Member& other) const {
      return std::tie(type, covered, id) < std::tie(other.type, other.covered, other.id);
    }
  };
  std::vector<Member> members;
  for (const RecordId id : zone.records_at(owner)) {
    const Record& record = zone.record(id);
    members.push_back({record.type, covered_type(zone, record), id});
  }
  std::sort(members.begin(), members.end());
  std::vector<std::vector<RecordId>> sets;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i == 0 || members[i].set() != members[i - 1].set()) sets.emplace_back();
    sets.back().push_back(members[i].id);
  }
  std::sort(sets.begin(), sets.end());
  return sets;
}

std::size_t rrset_size(const Zone& zone, const std::vector<RecordId>& set) {
  std::set<std::string_view> seen;
  std::size_t size = 0;
  for (const RecordId id : set) {
    if (seen.insert(zone.rdata(id)).second) size += zone.rdata(id).size() + 2;
  }
  return size;
}

std::string rrset_words(const Zone& zone, const Record& record) {
  const RrType covered = covered_type(zone, record);
  const std::string type = rr_type_text(record.type);
  return covered == RrType::none ? type : type + " for " + rr_type_text(covered);
}

}  // namespace zonemend::rules
