// What a finding is known by from one run to the next, so that hosts of repositories tell new ones
// from old ones.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "zonemend/finding.h"
#include "zonemend/source.h"

namespace zonemend {

class Fingerprints {
 public:
  // Made of the file, the rule, the message and the line's words; not of its number, and not of the
  // line's numbers, as a serial changes with every edit. No two findings have the same: of those
  // that are alike, each is told apart by its place among them. 16 hexadecimal digits, ":", count.
  std::string of(const SourceSet& sources, const Finding& finding);

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;
};

}  // namespace zonemend
