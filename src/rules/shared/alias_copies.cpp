#include "rules/shared/alias_copies.h"

#include <algorithm>

#include "zonemend/delete_record.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

bool has_comment(const Zone& zone, RecordId id) {
  return !record_text(zone, zone.record(id)).comment.empty();
}

}  // namespace

bool stands_alone(RrType type) {
  switch (type) {
    case RrType::rrsig:
    case RrType::sig:
    case RrType::nsec:
    case RrType::nsec3:
      return false;
    default:
      return true;
  }
}

AliasOwner alias_owner(const Zone& zone, NameId owner) {
  AliasOwner result;
  for (const RecordId id : zone.records_at(owner)) {
    if (!stands_alone(zone.record(id).type)) continue;
    switch (zone.record(id).type) {
      case RrType::cname:
        result.cnames.push_back(id);
        break;
      case RrType::key:
        result.keys.push_back(id);
        break;
      case RrType::ns:
      case RrType::ds:
        result.delegation = true;
        [[fallthrough]];
      default:
        result.others.push_back(id);
    }
  }
  return result;
}

Copies compare_cnames(const Zone& zone, const AliasOwner& owner) {
  if (owner.cnames.size() < 2 || owner.delegation) return Copies::one;
  const Record& first = zone.record(owner.cnames.front());
  if (first.owner == zone.origin()) return Copies::one;
  bool same_ttl = true;
  for (const RecordId id : owner.cnames) {
    const Record& other = zone.record(id);
    if (!rdata_equal(RrType::cname, zone.rdata(first), zone.rdata(other))) return Copies::different;
    same_ttl = same_ttl && other.ttl == first.ttl;
  }
  return same_ttl ? Copies::same : Copies::same_but_ttl;
}

bool in_one_document(const Zone& zone, std::span<const RecordId> records) {
  return std::all_of(records.begin(), records.end(), [&](RecordId id) {
    return zone.record(id).document == zone.record(records.front()).document;
  });
}

std::optional<Fix> keep_one(const Zone& zone, std::span<const RecordId> records, RecordId kept) {
  if (!in_one_document(zone, records)) return std::nullopt;
  std::vector<RecordId> rest;
  std::copy_if(records.begin(), records.end(), std::back_inserter(rest),
               [kept](RecordId id) { return id != kept; });
  auto edits = delete_records(zone, rest);
  if (!edits) return std::nullopt;
  const bool loses_comment =
      std::any_of(rest.begin(), rest.end(), [&](RecordId id) { return has_comment(zone, id); });
  return Fix{rest.size() == 1 ? "delete the other copy" : "delete the other copies",
             loses_comment ? Safety::unsafe : Safety::safe, std::move(*edits)};
}

RecordId best_of(const Zone& zone, std::span<const RecordId> records) {
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](RecordId id) { return has_comment(zone, id); });
  return found == records.end() ? records.front() : *found;
}

}  // namespace zonemend::rules
