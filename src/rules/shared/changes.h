// Rules that look at a change of a zone: the zone before and after an edit.
#pragma once

#include <string>
#include <vector>

#include "rules/shared/records.h"
#include "zonemend/zone_change.h"

namespace zonemend::rules {

// Both zones are there: it is a change, not a new zone or the end of one.
inline bool has_both(const ZoneChange& change) {
  return change.before() != nullptr && change.after() != nullptr;
}

// The changed RRsets of a type.
std::vector<const RrsetChange*> changes_of(const ZoneChange& change, RrType type);

// Where the SOA's serial stands in the zone after; the whole SOA when it is written otherwise.
Place serial_place(const ZoneChange& change);
// Where the zone after speaks of the owner: a record of the type, a new one if there is one, else
// any record there, else the serial, which every change passes by.
Place place_after(const ZoneChange& change, NameView owner, RrType type);

// "192.0.2.1": what the record says.
std::string data_of(const Zone& zone, RecordId id);
// "A 192.0.2.1, TXT "x"": the first few, and how many more.
std::string list_of(const Zone& zone, const std::vector<RecordId>& ids);

// The records of all types that are gone from an owner.
std::vector<RecordId> removed_at(const ZoneChange& change, NameView owner);

}  // namespace zonemend::rules
