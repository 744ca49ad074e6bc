// Records about a mail address, at the hash of its local part (RFC 7929 section 3, RFC 8162
// section 3).
#pragma once

#include <string_view>

#include "zonemend/rule.h"

namespace zonemend::rules {

// One finding for each owner of the type that is not 56 hexadecimal digits in front of `label`.
void report_unhashed_owners(const Zone& zone, FindingSink& sink, const Rule& rule, RrType type,
                            std::string_view label);

}  // namespace zonemend::rules
