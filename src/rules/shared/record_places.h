// Where parts of a record are written. What $GENERATE made stands at its directive.
#pragma once

#include "rules/shared/records.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// Of many places that take part in a finding, as many get a label.
inline constexpr std::size_t most_labels = 5;

// The owner field of the record, or of the line above from which it takes its owner. Of what
// $GENERATE makes, and where that line is not known, the record's own place.
Place owner_place(const Zone& zone, const Record& record);
// The i-th field of the rdata.
Place field_place(const Zone& zone, const Record& record, std::size_t field);
// From the i-th field to the end of the rdata.
Place fields_place(const Zone& zone, const Record& record, std::size_t first);

// Whether the rdata is written out as the type's fields: not made by $GENERATE, not in the form of
// RFC 3597. Only then can a field be replaced.
bool has_written_fields(const Zone& zone, const Record& record);

}  // namespace zonemend::rules
