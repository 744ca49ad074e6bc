// Where a new record goes, and how its line is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "zonemend/edit.h"
#include "zonemend/name.h"
#include "zonemend/zone.h"

namespace zonemend {

struct Placement {
  std::size_t document = 0;
  std::uint32_t offset = 0;           // byte offset into the document's source
  std::uint32_t entry = 0;            // the entry that ends there
  std::optional<RecordId> before;     // the last record that is read above the place
  std::optional<RecordId> neighbour;  // the record whose line the new one is modelled on
};

// Behind the records of the host's nearest relative (a CNAME with the same parent, if there is
// one), and never where a line with a blank owner follows: it would become the new record's. Not in
// a file that the zone reads more than once.
Placement place_record(const Zone& zone, NameView owner);

struct NewRecord {
  Name owner;
  Name target;
  std::optional<std::uint32_t> ttl;  // seconds; absent: as the neighbour has it
};

struct NewLine {
  Edit edit;
  std::uint32_t ttl = 0;  // what the record's TTL will be
  bool ttl_written = false;
};

// The CNAME line for the place: columns, class, TTL, letter case and line end as in the
// neighbour's line, the owner relative to the origin in force there, the target absolute.
NewLine write_line(const Zone& zone, const Placement& place, const NewRecord& record);

}  // namespace zonemend
