// How the owner of a record is written, and where (see record_places.h).
#pragma once

#include <string_view>

#include "rules/shared/record_places.h"

namespace zonemend::rules {

// Whether another rule speaks about the spelling of a name or word as a whole: a placeholder of a
// template, typographic quotes, odd white space.
bool is_damaged(std::string_view written);

}  // namespace zonemend::rules
