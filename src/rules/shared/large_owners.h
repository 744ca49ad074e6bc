// The names with much data: a short list for the rules that ask whether it is too much.
#pragma once

#include <cstddef>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// Parts of an answer over UDP, in octets (RFC 1035 section 4.1).
inline constexpr std::size_t answer_header = 12;
inline constexpr std::size_t answer_question = 4;  // behind its name
inline constexpr std::size_t answer_opt = 11;      // of EDNS
inline constexpr std::size_t answer_record = 12;   // compressed owner, type, class, TTL, length

// No answer with records of one type from the owner is larger than this.
std::size_t largest_answer(const Zone& zone, NameId owner);

struct LargeOwners {
  static constexpr std::size_t least = 512;  // octets: smaller answers were never too large

  explicit LargeOwners(const Zone& zone);

  std::vector<NameId> owners;  // those with a larger one, by number
};

}  // namespace zonemend::rules
