// Records of other types that point at a name which is an alias.
#pragma once

#include <string_view>

#include "rules/shared/lookup.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

// "the mail server", "the name server": what a record of the type points at.
std::string_view role_of_target(RrType type);

// Error for the name servers of the zone itself: BIND refuses a zone where those are not plain
// names. Of all other such records it only warns.
Severity severity_for(const Zone& zone, const Record& record);

// One finding for each record of the type whose target owns a CNAME in this zone. For NS it
// has the severity above, else the rule's.
void report_alias_targets(const Zone& zone, FindingSink& sink, const Rule& rule, RrType type);

}  // namespace zonemend::rules
