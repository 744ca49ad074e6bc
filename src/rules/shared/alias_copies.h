// Several CNAMEs, and other records beside a CNAME, at one owner.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "zonemend/edit.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// RRSIG and NSEC may stand beside an alias (RFC 4035 section 2.5); NSEC3 and SIG are judged by
// other rules.
bool stands_alone(RrType type);

// What stands at the owner of an alias, without those.
struct AliasOwner {
  std::vector<RecordId> cnames;
  std::vector<RecordId> keys;    // KEY: allowed by RFC 4035, refused by most servers
  std::vector<RecordId> others;  // what no alias may have beside it
  bool delegation = false;       // NS or DS among `others`
};
AliasOwner alias_owner(const Zone& zone, NameId owner);

enum class Copies { one, same, same_but_ttl, different };
// How the CNAMEs of an owner relate. An alias at the apex or at a delegation counts as `one`: no
// CNAME at all may stay there.
Copies compare_cnames(const Zone& zone, const AliasOwner& owner);

// True when all were written in the same file.
bool in_one_document(const Zone& zone, std::span<const RecordId> records);

// Deletes all records but `kept`. Nothing when they stand in several files or when the deletion
// is not safe (see delete_record.h). Unsafe when a comment would be lost.
std::optional<Fix> keep_one(const Zone& zone, std::span<const RecordId> records, RecordId kept);
// The record to keep of identical ones: the first that has a comment, else the first.
RecordId best_of(const Zone& zone, std::span<const RecordId> records);

}  // namespace zonemend::rules
