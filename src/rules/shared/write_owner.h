// Writing out the owner of a record that inherits it.
#pragma once

#include "zonemend/edit.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// Puts the owner at the start of the record's line, into its white space where there is room. The
// record must inherit its owner. Nothing when the line above that names it cannot be read.
std::optional<Fix> write_owner(const Zone& zone, RecordId id);

}  // namespace zonemend::rules
