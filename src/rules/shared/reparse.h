// Would the entry be read if it were written otherwise?
#pragma once

#include <span>

#include "zonemend/edit.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// Whether the entry, with the edits applied, is a sound record (or a line without any) at its
// place. `edits`: sorted, within the entry.
bool reads_with(const Zone& zone, const Document& document, const Entry& entry,
                std::span<const Edit> edits);

}  // namespace zonemend::rules
