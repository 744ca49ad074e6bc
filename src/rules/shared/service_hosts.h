// The hosts that MX and SRV records send clients to.
#pragma once

#include "rules/shared/lookup.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

// Whether this zone answers for the name and has neither an address nor an alias there.
bool lacks_address(const Zone& zone, NameView host);

// "10 .": says that there is no such service; takes a target of MX or SRV.
inline bool is_no_service(NameView target) { return target.is_root(); }

// One finding for each host that records of the type name and that lacks an address. Hosts given by
// their addresses are left to the function below.
void report_hosts_without_address(const Zone& zone, FindingSink& sink, const Rule& rule,
                                  RrType type);

// One finding for each record of the type with an IP address where a name belongs. The fix writes
// the one name in the zone that has the address.
void report_hosts_by_address(const Zone& zone, FindingSink& sink, const Rule& rule, RrType type);

// The words for a service: "takes no mail", "mail server".
struct ServiceWords {
  std::string_view none;
  std::string_view host;
};
// One finding for each owner that has a record of the type that says "no such service" and others
// that name a host.
void report_no_service_beside_hosts(const Zone& zone, FindingSink& sink, const Rule& rule,
                                    RrType type, const ServiceWords& words);

}  // namespace zonemend::rules
