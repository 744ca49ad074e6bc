// The lines that BIND hands on together, which decides between different TTLs of an RRset: those of
// one owner, up to the next owner's. Lines of a name server that the run has named (its glue) do
// not end it; they are a run of their own.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "zonemend/canonical.h"
#include "zonemend/name.h"

namespace zonemend {

class LineRuns {
 public:
  // A line begins with this name, whose letter case counts. True: it goes on with the run of its
  // owner that glue stands in.
  bool begin_line(NameView owner);
  // The line is an NS record with this target.
  void add_name_server(NameView target);
  // The TTL of that RRset's first line in the run that the line belongs to; `ttl` when this is it.
  std::uint32_t first_ttl(RrsetKey key, std::uint32_t ttl);
  // All that was read is handed on, as it is where another file begins or ends.
  void hand_on();

 private:
  struct Run {
    std::string owner;  // in wire form; empty: no line yet
    std::vector<std::pair<RrsetKey, std::uint32_t>> ttls;
  };

  bool is_glue(NameView owner) const;

  Run current_;
  std::vector<std::string> name_servers_;  // that the current run names, in wire form
  Run glue_;
  bool in_glue_ = false;
};

}  // namespace zonemend
