// The names that the zone's records point at (NS, CNAME, MX, ...), each looked at once: the fact by
// which rules about targets find the few records that concern them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// What is odd about a target, and what this zone by itself answers for it (see lookup.h).
enum TargetTrait : std::uint32_t {
  // Its spelling.
  target_is_root = 1u << 0,
  target_no_hostname = 1u << 1,     // see is_hostname()
  target_odd_characters = 1u << 2,  // see has_odd_characters() in alias_target.h
  target_bad_a_label = 1u << 3,     // see is_bad_a_label() in idn.h
  target_number_first = 1u << 4,    // the first label is a number
  target_address = 1u << 5,         // see address_in()
  target_placeholder = 1u << 6,     // see is_placeholder(); and it does not exist
  target_doubled = 1u << 7,         // not in the zone, see doubled_labels()
  target_repeats_origin = 1u << 8,  // see repeats_origin()
  // What the zone answers: one of these.
  target_outside = 1u << 9,
  target_delegated = 1u << 10,
  target_redirected = 1u << 11,
  target_node = 1u << 12,
  target_by_wildcard = 1u << 13,
  target_missing = 1u << 14,
  // What stands where it answers (node or wildcard).
  target_alias = 1u << 15,          // a CNAME
  target_no_address = 1u << 16,     // neither A, AAAA nor CNAME; also when missing
  target_leads_nowhere = 1u << 17,  // neither of these nor PTR
  // Delegated, and no A or AAAA here.
  target_no_glue = 1u << 18,
  // Of a record, not of the name: it points at its own owner.
  target_is_owner = 1u << 19,
};

struct Target {
  NameId name = no_name;  // no_name: not among the zone's names
  std::uint32_t traits = 0;
};

class Targets {
 public:
  static constexpr std::array types = {RrType::ns,    RrType::cname, RrType::mx,   RrType::srv,
                                       RrType::ptr,   RrType::dname, RrType::svcb, RrType::https,
                                       RrType::naptr, RrType::afsdb, RrType::kx,   RrType::rt,
                                       RrType::lp};

  explicit Targets(const Zone& zone);

  // Whether records of the type have targets.
  static constexpr bool are_of(RrType type) {
    return std::find(types.begin(), types.end(), type) != types.end();
  }
  // Whether some record of the type has a target with one of the traits.
  bool occur(RrType type, std::uint32_t traits) const { return (slot(type).traits & traits) != 0; }
  // The distinct targets of all types; letter case does not tell them apart.
  std::span<const Target> all() const { return targets_; }
  // The target of the record at `index` in zone.records_of(type), a type that has targets.
  const Target& of(RrType type, std::size_t index) const {
    return targets_[slot(type).targets[index]];
  }

 private:
  struct OfType {
    std::vector<std::uint32_t> targets;  // by index into records_of(), indexes into targets_
    std::uint32_t traits = 0;            // of all of them
  };
  void number_targets(const Zone& zone, std::vector<RecordId>& first);
  std::uint32_t traits_of_type(const Zone& zone, std::size_t type) const;
  const OfType& slot(RrType type) const;

  std::vector<Target> targets_;
  std::array<OfType, types.size()> of_type_;
};

// Calls visit(record) for each record of the type whose target has one of the traits, in file
// order.
template <class Visit>
void for_targets_with(const Zone& zone, RrType type, std::uint32_t traits, Visit visit) {
  const auto& targets = zone.fact<Targets>();
  if (!targets.occur(type, traits)) return;
  const auto records = zone.records_of(type);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = zone.record(records[i]);
    const Target& target = targets.of(type, i);
    const bool is_own = (traits & target_is_owner) != 0 && record.owner == target.name;
    if (is_own || (target.traits & traits) != 0) visit(record);
  }
}

}  // namespace zonemend::rules
