// Where the aliases (CNAME) of a zone lead as long as they stay within the zone.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// An alias is an index into owners(). With several CNAMEs at an owner, the first counts. All work
// is linear in the number of aliases.
class AliasGraph {
 public:
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  explicit AliasGraph(const Zone& zone);

  std::size_t size() const { return owners_.size(); }
  NameId owner(std::size_t alias) const { return owners_[alias]; }
  RecordId record(std::size_t alias) const { return records_[alias]; }
  // The alias that answers for the target: its own, or a wildcard's; none when the way ends or
  // leaves the zone.
  std::size_t next(std::size_t alias) const { return next_[alias]; }
  // The step to next() is made by a wildcard for a name that does not exist.
  bool by_wildcard(std::size_t alias) const { return by_wildcard_[alias]; }

  // Each circle once, starting with the alias that stands first in the file.
  std::vector<std::vector<std::size_t>> circles() const;
  // How many aliases a query passes from each alias on; 0 when it ends in a circle.
  std::vector<std::size_t> lengths() const;
  // Whether some alias leads to this one.
  std::vector<bool> reached() const;

 private:
  void follow(std::size_t alias, const std::vector<std::size_t>& alias_at);

  const Zone& zone_;
  std::vector<NameId> owners_;
  std::vector<RecordId> records_;
  std::vector<std::size_t> next_;
  std::vector<bool> by_wildcard_;
};

}  // namespace zonemend::rules
