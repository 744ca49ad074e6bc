// Where the aliases (CNAME) of a zone lead as long as they stay within the zone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// An alias is a number below size(). With several CNAMEs at an owner, the first counts. All work is
// linear in the number of aliases. A fact; empty when no alias leads to another.
class AliasGraph {
 public:
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  explicit AliasGraph(const Zone& zone);

  std::size_t size() const { return owners_.size(); }
  NameId owner(std::size_t alias) const { return owners_[alias]; }
  RecordId record(std::size_t alias) const { return records_[alias]; }
  // The alias that answers for the target: its own, or a wildcard's; none when the way ends or
  // leaves the zone.
  std::size_t next(std::size_t alias) const {
    return next_[alias] == no_alias ? none : next_[alias];
  }
  // The step to next() is made by a wildcard for a name that does not exist.
  bool by_wildcard(std::size_t alias) const { return by_wildcard_[alias]; }

  // Each circle once, starting with the alias that stands first in the file.
  std::vector<std::vector<std::size_t>> circles() const;
  // How many aliases a query passes from each alias on; 0 when it ends in a circle.
  std::vector<std::size_t> lengths() const;
  // Whether some alias leads to this one.
  std::vector<bool> reached() const;

 private:
  static constexpr std::uint32_t no_alias = std::numeric_limits<std::uint32_t>::max();

  void follow(const Zone& zone, std::size_t alias, const std::vector<std::uint32_t>& alias_at);

  std::vector<NameId> owners_;
  std::vector<RecordId> records_;
  std::vector<std::uint32_t> next_;
  std::vector<bool> by_wildcard_;
};

}  // namespace zonemend::rules
