// The NSEC3 chains of a zone (RFC 5155 section 7.1), and the names that they speak of.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/shared/signed_zone.h"

namespace zonemend::rules {

// How names are hashed. Views into the zone's rdata.
struct Nsec3Parameters {
  unsigned algorithm = 0;
  unsigned iterations = 0;
  std::string_view salt;
  friend auto operator<=>(const Nsec3Parameters&, const Nsec3Parameters&) = default;

  bool is_known() const { return algorithm == 1; }  // SHA-1, the only one there is
  // With more iterations no resolver looks at the chain, and to hash a large zone takes hours.
  bool can_be_checked() const { return is_known() && iterations <= 500; }
};

struct Nsec3Link {
  RecordId record = 0;
  std::string hash;  // of its owner; empty when the owner's first label is no hash
  std::string_view next;
  std::string_view bitmap;
  unsigned flags = 0;

  static constexpr unsigned opt_out_flag = 1;
  bool opts_out() const { return (flags & opt_out_flag) != 0; }
};

struct Nsec3Chain {
  Nsec3Parameters parameters;
  std::vector<Nsec3Link> links;  // by hash, then in file order

  // Those with that hash: none, one, or, where something is wrong, several.
  std::span<const Nsec3Link> at(std::string_view hash) const;
  // The one whose interval holds a hash that has none of its own. The chain must not be empty.
  const Nsec3Link& covering(std::string_view hash) const;
};
std::vector<Nsec3Chain> nsec3_chains(const Zone& zone);

struct Nsec3Param {
  RecordId record = 0;
  unsigned flags = 0;
  Nsec3Parameters parameters;
};
// Those at the apex.
std::vector<Nsec3Param> nsec3_params(const Zone& zone);
std::set<Nsec3Parameters> parameters_of(const std::vector<Nsec3Param>& params);

// More than anybody has; to look at each takes as long as the zone has names.
inline constexpr std::size_t most_used_chains = 16;
// The chains that servers use: those that some NSEC3PARAM announces, and all when there is none.
// Those that can be checked, up to so many.
std::vector<Nsec3Chain> used_chains(const Zone& zone);

struct HashedName {
  std::string hash;
  NameId name;
};
// Every name that has NSEC3 or may have it: owners, delegations and empty non-terminals; by hash.
std::vector<HashedName> hashed_names(const Zone& zone, const Standings& standings,
                                     const Nsec3Parameters& parameters);

// By NameId: names without records, and with nothing but delegations without DS below them, that
// must have NSEC3 all the same because one of these delegations has it (RFC 5155 section 7.1).
std::vector<bool> bound_empties(const Zone& zone, const Standings& standings,
                                const Nsec3Chain& chain, const std::vector<HashedName>& names);

// Which proofs of absence the zone's signer made. A zone that changes from one to the other has
// both, and what is at the apex counts.
bool uses_nsec(const Zone& zone);
bool uses_nsec3(const Zone& zone);

}  // namespace zonemend::rules
