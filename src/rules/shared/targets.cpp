#include "rules/shared/targets.h"

#include <algorithm>
#include <cstring>

#include "rules/shared/alias_target.h"
#include "rules/shared/authority.h"
#include "rules/shared/delegations.h"
#include "rules/shared/idn.h"
#include "rules/shared/name_traits.h"
#include "rules/shared/records.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

// As target_of(), but for the common types without looking at their layout: rdata of class IN is
// known to have it.
NameView quick_target(const Zone& zone, const Record& record) {
  if (zone.rr_class() != RrClass::in) return target_of(zone, record);
  switch (record.type) {
    case RrType::ns:
    case RrType::cname:
    case RrType::ptr:
      return NameView(zone.rdata(record));
    case RrType::mx:
      return NameView(zone.rdata(record).substr(2));
    case RrType::srv:
      return NameView(zone.rdata(record).substr(6));
    default:
      return target_of(zone, record);
  }
}

// Equal for names that differ in letter case alone.
std::uint32_t hash_of(NameView name) {
  constexpr std::uint64_t small_letters = 0x2020202020202020u;
  constexpr std::uint64_t factor = 0x9e3779b97f4a7c15u;
  const std::string_view wire = name.wire();
  std::uint64_t hash = wire.size();
  for (std::size_t at = 0; at < wire.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, wire.data() + at, std::min(sizeof word, wire.size() - at));
    hash = (hash ^ (word | small_letters)) * factor;
    hash ^= hash >> 29;
  }
  return static_cast<std::uint32_t>(hash >> 16);
}

// The distinct names that records point at, numbered in the order in which they are first met.
class Interner {
 public:
  explicit Interner(const Zone& zone) : zone_(zone), slots_(64, none) {}

  // True for a name that was not there yet.
  bool add(const Record& record, std::uint32_t& number) {
    const NameView name = quick_target(zone_, record);
    std::size_t slot = slot_of(name);
    number = slots_[slot];
    if (number != none) return false;
    number = static_cast<std::uint32_t>(first_.size());
    first_.push_back(zone_.id_of(record));
    slots_[slot] = number;
    if (first_.size() * 2 > slots_.size()) grow();
    return true;
  }

 private:
  static constexpr std::uint32_t none = 0xffffffffu;

  NameView name_at(std::uint32_t number) const {
    return quick_target(zone_, zone_.record(first_[number]));
  }

  // The slot that holds the name, or the free one where it belongs.
  std::size_t slot_of(NameView name) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash_of(name) & mask;
    while (slots_[slot] != none) {
      const NameView other = name_at(slots_[slot]);
      if (other.wire() == name.wire() || other == name) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  void grow() {
    slots_.assign(slots_.size() * 2, none);
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t number = 0; number < first_.size(); ++number) {
      std::size_t slot = hash_of(name_at(number)) & mask;
      while (slots_[slot] != none) slot = (slot + 1) & mask;
      slots_[slot] = number;
    }
  }

  const Zone& zone_;
  std::vector<RecordId> first_;       // by number: a record that points there
  std::vector<std::uint32_t> slots_;  // numbers
};

std::uint32_t trait_of(Lookup::Kind kind) {
  switch (kind) {
    case Lookup::Kind::outside:
      return target_outside;
    case Lookup::Kind::delegated:
      return target_delegated;
    case Lookup::Kind::redirected:
      return target_redirected;
    case Lookup::Kind::node:
      return target_node;
    case Lookup::Kind::wildcard:
      return target_by_wildcard;
    case Lookup::Kind::missing:
      break;
  }
  return target_missing | target_no_address;
}

bool has_bad_a_label(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    if (is_bad_a_label(name.first_label())) return true;
  }
  return false;
}

std::uint32_t spelling_of(const Zone& zone, NameView name) {
  const std::uint8_t labels = traits_of(name);
  std::uint32_t traits = 0;
  if (name.is_root()) traits |= target_is_root;
  if ((labels & double_hyphen) != 0 && has_bad_a_label(name)) traits |= target_bad_a_label;
  if ((labels & no_host_label) != 0) {
    traits |= target_no_hostname;
    if (has_odd_characters(name)) traits |= target_odd_characters;
  }
  if (ascii::all_digits(name.first_label())) traits |= target_number_first;
  const bool may_be_address = (traits & (target_no_hostname | target_number_first)) != 0;
  if (may_be_address && address_in(zone, name)) traits |= target_address;
  if (repeats_origin(zone, name)) traits |= target_repeats_origin;
  return traits;
}

// What there is at the name that answers.
std::uint32_t data_at(const Zone& zone, NameId id) {
  bool address = false;
  bool pointer = false;
  for (const RecordId record : zone.records_at(id)) {
    const RrType type = zone.record(record).type;
    address = address || type == RrType::a || type == RrType::aaaa;
    pointer = pointer || type == RrType::ptr;
  }
  if (zone.has(id, RrType::cname)) return target_alias;
  if (address) return 0;
  return pointer ? target_no_address : target_no_address | target_leads_nowhere;
}

class Judge {
 public:
  explicit Judge(const Zone& zone) : zone_(zone), authority_(zone.fact<Authority>()) {}

  Target look_at(NameView name) const {
    Target target;
    target.traits = spelling_of(zone_, name);
    const Lookup answer = look_up_target(name, target);
    target.traits |= trait_of(answer.kind);
    switch (answer.kind) {
      case Lookup::Kind::node:
      case Lookup::Kind::wildcard:
        target.traits |= data_at(zone_, answer.at);
        break;
      case Lookup::Kind::delegated:
        if (target.name == no_name || !has_address(zone_, target.name)) target.traits |= target_no_glue;
        break;
      default:
        break;
    }
    if (answer.kind != Lookup::Kind::node && is_placeholder(name.first_label())) {
      target.traits |= target_placeholder;
    }
    if (answer.kind == Lookup::Kind::outside && doubled_labels(name) > 0) {
      target.traits |= target_doubled;
    }
    return target;
  }

 private:
  Lookup look_up_target(NameView name, Target& target) const {
    if (!zone_.contains(name)) return {Lookup::Kind::outside, no_name};
    target.name = zone_.names().find(name);
    if (!zone_.exists(target.name)) return look_up(zone_, name);
    return {authority_.kind_of(target.name), target.name};
  }

  const Zone& zone_;
  const Authority& authority_;
};

}  // namespace

Targets::Targets(const Zone& zone) {
  Interner names(zone);
  const Judge judge(zone);
  for (std::size_t i = 0; i < types.size(); ++i) {
    const auto records = zone.records_of(types[i]);
    OfType& of_type = of_type_[i];
    of_type.targets.reserve(records.size());
    for (const RecordId id : records) {
      const Record& record = zone.record(id);
      std::uint32_t number = 0;
      if (names.add(record, number)) targets_.push_back(judge.look_at(quick_target(zone, record)));
      const Target& target = targets_[number];
      of_type.targets.push_back(number);
      of_type.traits |= target.traits;
      if (target.name == record.owner) of_type.traits |= target_is_owner;
    }
  }
}

const Targets::OfType& Targets::slot(RrType type) const {
  return of_type_[static_cast<std::size_t>(std::find(types.begin(), types.end(), type) -
                                           types.begin())];
}

}  // namespace zonemend::rules
