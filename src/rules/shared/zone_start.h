// Where to point when something is missing from a zone as a whole.
#pragma once

#include "zonemend/zone.h"

namespace zonemend::rules {

// The empty span at the start of the zone's file.
inline Span start_of(const Zone& zone) {
  return {zone.documents().empty() ? SourceId{0} : zone.documents().front().source, 0, 0};
}

}  // namespace zonemend::rules
