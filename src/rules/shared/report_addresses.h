// Addresses (A, AAAA) of special use at names for which the zone itself answers.
#pragma once

#include <functional>
#include <initializer_list>
#include <string_view>

#include "dns/special_addresses.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

// What a rule says of an address.
struct AddressWords {
  std::string_view fact;  // goes on after "'www.example.com.' has the address 10.0.0.1, "
  std::string_view help;
};

// One finding for each address of these uses for which `skip` is false, or for the $GENERATE that
// makes it. Left out are those of
// delegated zones, and name servers' that ns-address-special speaks about.
void report_addresses(const Zone& zone, FindingSink& sink, const Rule& rule,
                      std::initializer_list<AddressUse> uses, const AddressWords& words,
                      const std::function<bool(const Record&)>& skip = {});

}  // namespace zonemend::rules
