// The lines that BIND hands on together, which decides between different TTLs of an RRset: those of
// one owner, up to the next owner's. Lines of a name server that the run has named (its glue) do
// not end it; they are a run of their own.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
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
  // Whether a line that begins with this name has nothing to do with those before it.
  bool would_begin_anew(NameView owner) const;
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

  // The name servers that a run has named.
  class NameServers {
   public:
    void add(NameView name);
    bool contains(NameView name) const;
    void clear();

   private:
    static constexpr std::size_t most_to_look_through = 16;

    std::vector<std::string> names_;  // in wire form; the first count_ of them
    std::size_t count_ = 0;
    std::unordered_set<std::string> many_;  // all of them, in small letters, when they are many
  };

  Run current_;
  NameServers name_servers_;  // of the current run
  Run glue_;
  bool in_glue_ = false;
};

}  // namespace zonemend
