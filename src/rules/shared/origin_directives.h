// The $ORIGIN lines of a zone.
#pragma once

#include <string_view>
#include <vector>

#include "zonemend/name.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

struct OriginDirective {
  Span argument;
  std::string_view text;  // as written
  Name before;            // what a relative argument is completed with
  Name after;             // the new origin
};

// Those whose argument can be read, in file order.
std::vector<OriginDirective> origin_directives(const Zone& zone);

// "example.com" in the zone example.com: a name that was meant to be absolute.
bool lacks_dot(const Zone& zone, const OriginDirective& directive);

}  // namespace zonemend::rules
