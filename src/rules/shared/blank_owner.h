// Lines that leave their owner out.
#pragma once

#include <optional>

#include "zonemend/finding.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// The blank owner field of the record, at its line's start.
Span blank_owner(const Zone& zone, const Record& record);

// Writes the owner that BIND gives the line, in the letter case of the line that names it, into its
// white space where there is room. The record must inherit its owner. Nothing when that line cannot
// be read, or for a file that the zone reads more than once, where it may have another owner each
// time.
std::optional<Fix> write_out_owner(const Zone& zone, RecordId id);

}  // namespace zonemend::rules
