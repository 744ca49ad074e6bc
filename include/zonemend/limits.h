// How much of anything is read before zonemend gives up: far beyond what an honest zone needs, and
// little enough that no input takes all memory or time of the machine that checks it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "zonemend/finding.h"
#include "zonemend/result.h"
#include "zonemend/source.h"

namespace zonemend {

struct ReadLimits {
  std::uint64_t generated_records = 1000000;    // by all $GENERATE of a zone together
  std::uint64_t file_size = max_source_size;    // octets of one file
  std::uint64_t lines = 100000000;              // of all files of a zone, each time it is read
  std::uint64_t includes = 10000;               // $INCLUDE lines that are followed in a zone
  std::uint64_t include_depth = 100;            // files one within the other
  std::uint64_t repeated_bytes = 64u << 20;     // of files that a zone reads again, all together
  std::uint64_t findings = FindingSink::usual_most_of_a_rule;  // kept of one rule in one zone
  std::uint64_t files = 1000000;                // looked at in one run
};

// A limit as users name it.
struct LimitName {
  std::string_view name;  // "generated"
  std::uint64_t ReadLimits::* value;
  std::uint64_t least;
  std::uint64_t most;
  std::string_view what;  // one line: "records that $GENERATE may make in one zone"
};
std::span<const LimitName> limit_names();            // sorted by name
const LimitName* find_limit(std::string_view name);  // null when there is none

// What somebody set a limit to.
struct SetLimit {
  const LimitName* limit = nullptr;
  std::uint64_t value = 0;
};
// "generated=2000000". An Error says what is wrong with it.
Result<SetLimit> parse_limit(std::string_view text);

}  // namespace zonemend
