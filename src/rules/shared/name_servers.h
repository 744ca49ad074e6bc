// Questions about NS records.
#pragma once

#include <optional>
#include <string>

#include "zonemend/zone.h"

namespace zonemend::rules {

// The first NS record at the owner when all NS records there name the same server; no_record when
// there are more servers, or none.
RecordId only_name_server(const Zone& zone, NameId owner);

// The IP address that an NS record has in the place of a name: "192.0.2.53".
std::optional<std::string> address_of_name_server(const Zone& zone, const Record& ns);

}  // namespace zonemend::rules
