// Names in the data of records that were meant to be absolute and lack the dot at their end.
#pragma once

#include <optional>
#include <string>

#include "zonemend/finding.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

struct DotlessName {
  Span span;
  std::string written;   // "mail.example.net"
  Name expanded;         // what it means: mail.example.net.example.com.
  bool certain = false;  // the zone has no answer for that at all, not even by a wildcard
};

// The record's target, of whatever type that has one, when it is written as a relative name that
// ends in a top-level domain or in the zone's own name, and leads to nothing. Nothing for targets
// that end in the zone's name twice (name-repeats-origin), and in zones of a single label.
std::optional<DotlessName> dotless_target(const Zone& zone, const Record& record);

// The same for the primary name server and the mailbox of an SOA record.
std::optional<DotlessName> dotless_primary(const Zone& zone, const Record& soa);
std::optional<DotlessName> dotless_mailbox(const Zone& zone, const Record& soa);

// Writes the dot. It changes what the name means.
Fix add_dot(const DotlessName& name);

}  // namespace zonemend::rules
