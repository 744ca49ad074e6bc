// Names in the trees that lead from addresses to names (RFC 1035 section 3.5, RFC 3596
// section 2.5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "zonemend/zone.h"

namespace zonemend::rules {

enum class ReverseTree { none, ipv4, ipv6 };

// The tree that the name lies in: in-addr.arpa, ip6.arpa, or below.
ReverseTree reverse_tree(NameView name);

// Whether some name of the zone lies in one of them.
bool has_reverse_names(const Zone& zone);

// Some label starts with an underscore: a service (RFC 6763), not an address.
bool is_service_name(NameView name);

// Whether the name is what the PTR record of an address has for an owner.
struct ReverseForm {
  enum class Fault {
    none,
    part,   // a label is no part of an address: "300", "007", "web", two nibbles in one label
    count,  // too many parts, or too few
  };
  Fault fault = Fault::none;
  std::string_view label;  // of Fault::part; points into the name
  std::size_t parts = 0;
};
// `owner` must lie in one of the trees. Labels between the parts may be anything in IPv4, as
// classless delegations have them (RFC 2317): 5.0/25.2.0.192.in-addr.arpa. Wildcards may have fewer
// parts, and services any.
ReverseForm reverse_form(NameView owner, ReverseTree tree);

// A decimal number from 0 to 255 without leading zeros.
std::optional<unsigned> octet_from(std::string_view label);

}  // namespace zonemend::rules
