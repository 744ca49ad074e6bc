// The records of names that have very many, by type: a fact that spares a walk over all of them to
// whoever asks for those of one type, however often.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend {

class CrowdedOwners {
 public:
  static constexpr std::size_t least = 33;  // records of a crowded name; others are walked sooner

  explicit CrowdedOwners(const Zone& zone);

  // In file order; empty for a name that is not crowded.
  std::span<const RecordId> records_at(NameId owner, RrType type) const;

 private:
  struct Rrset {
    NameId owner;
    RrType type;
    std::size_t begin;  // in records_
  };

  std::vector<Rrset> sets_;  // by owner and type; one more at the end
  std::vector<RecordId> records_;
};

inline bool is_crowded(std::span<const RecordId> records_at_owner) {
  return records_at_owner.size() >= CrowdedOwners::least;
}

}  // namespace zonemend
