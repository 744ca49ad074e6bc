// A change of a zone in words, for every format.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "zonemend/diff_report.h"

namespace zonemend {

// The RRset changes of one owner.
struct OwnerChange {
  NameView owner;
  std::vector<const RrsetChange*> sets;
};
// All but a change of nothing but the SOA's serial, which the headline tells.
std::vector<OwnerChange> owner_changes(const ZoneChange& change);

// One line of a change: '-' what goes, '+' what comes, '~' what only gets another TTL.
struct ChangeLine {
  char sign;
  std::string text;  // "3600 CNAME acme.kartra.com.", without the owner
};
std::vector<ChangeLine> change_lines(const ZoneChange& change, const RrsetChange& set);

// "2 records go, 1 comes", "a new zone of 12 records", "no record changes".
std::string headline(const ZoneReview& review);
// "serial 1 -> 2", "the serial is still 1", or nothing.
std::string serial_text(const ZoneChange& change);
// The zone's name; the root's for a review of nothing.
std::string zone_name(const ZoneReview& review);
// "1 zone changed: 2 records go, 1 comes; 1 error, 2 warnings; 3 problems were there before".
std::string summary_text(const DiffTally& tally);

}  // namespace zonemend
