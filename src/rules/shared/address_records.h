// Small questions about the addresses (A, AAAA) of a zone.
#pragma once

#include <functional>
#include <string>

#include "dns/special_addresses.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// "192.0.2.1", "2001:db8::1"
std::string address_text(const Zone& zone, const Record& record);

// Null for an ordinary address, and in classes whose addresses are others.
const SpecialBlock* special_block_of(const Zone& zone, const Record& record);

// Calls visit for each A, then each AAAA record.
void visit_addresses(const Zone& zone, const std::function<void(RecordId)>& visit);

// Made to block its names: it has no other addresses than 0.0.0.0, 127.0.0.1 and their kin. The
// same goes for the zone "localhost".
bool blocks_its_names(const Zone& zone);

// "localhost" is one of the name's labels.
bool is_localhost(NameView name);

}  // namespace zonemend::rules
