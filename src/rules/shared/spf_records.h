// The zone's SPF policies and what is worth knowing about each: the fact by which rules about SPF
// read few of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/shared/spf.h"

namespace zonemend::rules {

enum SpfTrait : std::uint16_t {
  spf_no_policy = 1,     // begins with "v=spf", but no receiver takes it for a policy
  spf_joined = 2,        // see find_spf_joins(); nothing else is said of such a text
  spf_faulty = 4,        // a term is wrong by itself, or a modifier stands there twice
  spf_open = 8,          // neither "all" nor "redirect"
  spf_neutral_end = 16,  // "?all"
  spf_pass_end = 32,     // "+all"
  spf_asks_ptr = 64,
  spf_behind_all = 128,    // has terms that "all" makes useless
  spf_names_inside = 256,  // a term that costs a lookup names a name within the zone
  spf_asks_mx = 512,
};

struct SpfRecord {
  RecordId record;
  std::uint16_t traits = 0;
  std::uint16_t lookups = 0;  // by its own terms (RFC 7208 section 4.6.4)
};

struct SpfRecords {
  explicit SpfRecords(const Zone& zone);

  std::vector<SpfRecord> all;  // those of TxtRecords::spf, in file order
};

// The SPF policies at the names that have very many records, identical ones left out: the fact by
// which thousands of policies that include one such name do not each walk over its records.
class CrowdedSpf {
 public:
  explicit CrowdedSpf(const Zone& zone);

  // In file order; empty for a name that is not crowded (see zone/crowded_owners.h).
  std::span<const RecordId> at(NameId owner) const;

 private:
  std::vector<NameId> owners_;  // of each of the records
  std::vector<RecordId> records_;
};

// Calls visit(policy) for each SPF policy in a TXT record for which is_wanted(spf record) holds, in
// file order, but not for those of which spf-string-join speaks.
template <class IsWanted, class Visit>
void for_wanted_spf_policies(const Zone& zone, IsWanted is_wanted, Visit visit) {
  SpfPolicy policy;
  for (const SpfRecord& spf : zone.fact<SpfRecords>().all) {
    if ((spf.traits & (spf_no_policy | spf_joined)) != 0 || !is_wanted(spf)) continue;
    policy.read(zone, zone.record(spf.record));
    visit(static_cast<const SpfPolicy&>(policy));
  }
}

// The same for those with one of the traits.
template <class Visit>
void for_spf_policies(const Zone& zone, unsigned traits, Visit visit) {
  for_wanted_spf_policies(
      zone, [traits](const SpfRecord& spf) { return (spf.traits & traits) != 0; }, visit);
}

}  // namespace zonemend::rules
