// For which names of a zone its own servers answer: the fact behind what is occluded.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/shared/lookup.h"

namespace zonemend::rules {

class Authority {
 public:
  explicit Authority(const Zone& zone);

  // Nothing is delegated and nothing redirected (DNAME): they answer for all.
  bool is_whole() const { return states_.empty(); }
  // As in lookup.h: an answer that stands at the name is not given.
  bool is_occluded(NameId id) const { return has(id, below_cut | below_dname); }
  // At or below a zone cut.
  bool is_at_cut(NameId id) const { return has(id, at_cut | below_cut); }
  // At or below a zone cut, or below a DNAME: somebody else answers, or nobody.
  bool is_elsewhere(NameId id) const { return has(id, at_cut | below_cut | below_dname); }
  // What look_up says of a name that exists: delegated, redirected or node.
  Lookup::Kind kind_of(NameId id) const {
    if (has(id, redirected)) return Lookup::Kind::redirected;
    return is_at_cut(id) ? Lookup::Kind::delegated : Lookup::Kind::node;
  }

 private:
  enum State : std::uint8_t {
    at_cut = 1,
    below_cut = 2,
    below_dname = 4,
    redirected = 8,  // below a DNAME with no zone cut above that
    known = 128
  };
  bool has(NameId id, unsigned states) const {
    return !states_.empty() && (states_[id] & states) != 0;
  }
  std::uint8_t state_below(const Zone& zone, NameId parent, NameId id) const;

  std::vector<std::uint8_t> states_;  // by NameId; empty: see is_whole()
};

}  // namespace zonemend::rules
