#include "rules/shared/targets.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>
#include <vector>

#include "rules/shared/alias_target.h"
#include "rules/shared/authority.h"
#include "rules/shared/fetch_ahead.h"
#include "rules/shared/idn.h"
#include "rules/shared/name_traits.h"
#include "rules/shared/records.h"
#include "text/ascii.h"
#include "text/parallel.h"

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

// Names that are none of the zone's, numbered by the caller.
class OtherNames {
 public:
  explicit OtherNames(const Zone& zone) : zone_(zone), slots_(64) {}

  // The number of the name; `next` when it is new, and then the target of the record.
  std::uint32_t number_of(NameView name, RecordId record, std::uint32_t next) {
    const FoldedName folded(name);
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = folded.hash() & mask;
    for (; slots_[slot].record != no_record; slot = (slot + 1) & mask) {
      const Slot& other = slots_[slot];
      if (other.hash != folded.hash()) continue;
      if (quick_target(zone_, zone_.record(other.record)) == name) return other.number;
    }
    slots_[slot] = {folded.hash(), next, record};
    if (++size_ * 2 > slots_.size()) grow();
    return next;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;
    RecordId record = no_record;  // one that points there; no_record: free
  };

  void grow() {
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& old : before) {
      if (old.record == no_record) continue;
      std::size_t slot = old.hash & mask;
      while (slots_[slot].record != no_record) slot = (slot + 1) & mask;
      slots_[slot] = old;
    }
  }

  const Zone& zone_;
  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

// What was found out last about rdata: records with equal rdata mostly share it.
class RecentRdata {
 public:
  static constexpr std::uint32_t none = 0xffffffffu;

  // `none`: nothing was found out, or it is forgotten.
  std::uint32_t& of(const Record& record) {
    Recent& recent = recent_[record.rdata * 0x9e3779b1u >> (32 - bits)];
    if (std::exchange(recent.rdata, record.rdata) != record.rdata) recent.found = none;
    return recent.found;
  }

 private:
  static constexpr unsigned bits = 12;
  struct Recent {
    std::uint32_t rdata = 0;
    std::uint32_t found = none;
  };
  std::vector<Recent> recent_ = std::vector<Recent>(std::size_t{1} << bits);
};

// Looks for names in the zone some calls after it was asked to: until then the memory is fetched
// that they will be looked for in.
class NameSearch {
 public:
  explicit NameSearch(const Zone& zone) : names_(zone.names()) {}
  ~NameSearch() {
    while (next_ != end_) find_next();
  }
  NameSearch(const NameSearch&) = delete;
  NameSearch& operator=(const NameSearch&) = delete;

  // Once this object is gone, at the latest, `id` is the name's, or no_name.
  void find(NameView name, NameId& id) {
    if (end_ - next_ == waiting_.size()) find_next();
    Waiting& waiting = waiting_[end_++ % waiting_.size()];
    waiting.name.assign(name);
    waiting.id = &id;
    names_.fetch(waiting.name);
  }

 private:
  struct Waiting {
    FoldedName name;
    NameId* id = nullptr;
  };

  void find_next() {
    const Waiting& waiting = waiting_[next_++ % waiting_.size()];
    *waiting.id = names_.find(waiting.name);
  }

  const NameTable& names_;
  std::array<Waiting, 8> waiting_;
  std::size_t next_ = 0;
  std::size_t end_ = 0;
};

// The zone's names that the records point at, no_name for others: ids[i] for the one at `i`.
void find_names(const Zone& zone, std::span<const RecordId> records, std::span<NameId> ids) {
  for_each_range(records.size(), [&](std::size_t begin, std::size_t end) {
    constexpr auto unknown = static_cast<std::uint32_t>(-1);
    static_assert(unknown == RecentRdata::none);
    RecentRdata recent;  // the index of a record with the same rdata
    std::vector<std::pair<std::uint32_t, std::uint32_t>> copies;
    {
      NameSearch search(zone);
      auto i = static_cast<std::uint32_t>(begin);
      for_each_with_rdata(zone, records.subspan(begin, end - begin), [&](RecordId id) {
        const Record& record = zone.record(id);
        std::uint32_t& first = recent.of(record);
        ids[i] = no_name;
        if (first != unknown) {
          copies.emplace_back(i, first);
        } else {
          const NameView target = quick_target(zone, record);
          if (zone.contains(target)) search.find(target, ids[i]);
          first = i;
        }
        ++i;
      });
    }
    for (const auto& [copy, first] : copies) ids[copy] = ids[first];
  });
}

// Numbers the distinct names that records point at, in the order in which they are first met.
class Interner {
 public:
  explicit Interner(const Zone& zone)
      : zone_(zone), others_(zone), numbers_(zone.names().size(), RecentRdata::none) {}

  // Forgets what was found out about rdata: that of another type is another name.
  void begin_type() { recent_ = RecentRdata(); }

  // That number_of() will be asked for the name soon.
  void fetch(NameId name) const {
    if (name != no_name) fetching::fetch(&numbers_[name]);
  }

  // Of the name that the record points at; `next` when it is new. `name`: see find_names().
  std::uint32_t number_of(RecordId id, NameId name, std::uint32_t next) {
    if (name != no_name) {
      if (numbers_[name] == RecentRdata::none) numbers_[name] = next;
      return numbers_[name];
    }
    const Record& record = zone_.record(id);
    std::uint32_t& recent = recent_.of(record);
    if (recent == RecentRdata::none) {
      recent = others_.number_of(quick_target(zone_, record), id, next);
    }
    return recent;
  }

 private:
  const Zone& zone_;
  OtherNames others_;
  std::vector<std::uint32_t> numbers_;  // by NameId
  RecentRdata recent_;                  // numbers
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

// By NameId: the names that own an A or AAAA record.
std::vector<bool> addressed_names(const Zone& zone) {
  std::vector<bool> addressed(zone.names().size());
  for (const RrType type : {RrType::a, RrType::aaaa}) {
    for (const RecordId id : zone.records_of(type)) addressed[zone.record(id).owner] = true;
  }
  return addressed;
}

class Judge {
 public:
  explicit Judge(const Zone& zone)
      : zone_(zone), authority_(zone.fact<Authority>()), has_address_(addressed_names(zone)) {}

  // `id`: of the name, no_name when it is none of the zone's.
  Target look_at(NameView name, NameId id) const {
    Target target{id, spelling_of(zone_, name)};
    const Lookup answer = answer_for(name, id);
    target.traits |= trait_of(answer.kind);
    switch (answer.kind) {
      case Lookup::Kind::node:
      case Lookup::Kind::wildcard:
        target.traits |= data_at(answer.at);
        break;
      case Lookup::Kind::delegated:
        if (target.name == no_name || !has_address_[target.name]) target.traits |= target_no_glue;
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
  Lookup answer_for(NameView name, NameId id) const {
    return zone_.exists(id) ? Lookup{authority_.kind_of(id), id} : look_up(zone_, name);
  }

  // What there is at the name that answers.
  std::uint32_t data_at(NameId id) const {
    if (zone_.has(id, RrType::cname)) return target_alias;
    if (has_address_[id]) return 0;
    const std::uint32_t rest = zone_.has(id, RrType::ptr) ? 0u : target_leads_nowhere;
    return target_no_address | rest;
  }

  const Zone& zone_;
  const Authority& authority_;
  std::vector<bool> has_address_;
};

}  // namespace

Targets::Targets(const Zone& zone) {
  const Judge judge(zone);
  std::vector<RecordId> first;  // by index into targets_: a record that points there
  number_targets(zone, first);
  for_each_range(targets_.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const NameView name = quick_target(zone, zone.record(first[i]));
      targets_[i] = judge.look_at(name, targets_[i].name);
    }
  });
  for (std::size_t i = 0; i < types.size(); ++i) of_type_[i].traits = traits_of_type(zone, i);
}

// Each record's target gets its number, each number its name.
void Targets::number_targets(const Zone& zone, std::vector<RecordId>& first) {
  Interner names(zone);
  for (std::size_t type = 0; type < types.size(); ++type) {
    const auto records = zone.records_of(types[type]);
    std::vector<std::uint32_t>& targets = of_type_[type].targets;
    targets.resize(records.size());
    if (!records.empty()) names.begin_type();
    find_names(zone, records, targets);
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (const std::size_t ahead = i + 8; ahead < records.size()) names.fetch(targets[ahead]);
      const NameId name = targets[i];
      const auto next = static_cast<std::uint32_t>(targets_.size());
      targets[i] = names.number_of(records[i], name, next);
      if (targets[i] != next) continue;
      targets_.push_back({name, 0});
      first.push_back(records[i]);
    }
  }
}

std::uint32_t Targets::traits_of_type(const Zone& zone, std::size_t type) const {
  const auto records = zone.records_of(types[type]);
  std::atomic<std::uint32_t> all = 0;
  for_each_range(records.size(), [&](std::size_t begin, std::size_t end) {
    std::uint32_t traits = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Target& target = targets_[of_type_[type].targets[i]];
      traits |= target.traits;
      if (target.name == zone.record(records[i]).owner) traits |= target_is_owner;
    }
    all |= traits;
  });
  return all;
}

const Targets::OfType& Targets::slot(RrType type) const {
  return of_type_[static_cast<std::size_t>(std::find(types.begin(), types.end(), type) -
                                           types.begin())];
}

}  // namespace zonemend::rules
