// Names of services: labels that start with an underscore in front of a host or domain (RFC 8552).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "zonemend/rule.h"

namespace zonemend::rules {

// The label at `index` from the left; empty behind the last one.
std::string_view label_at(NameView name, std::size_t index);

inline bool has_underscore(std::string_view label) { return label.starts_with('_'); }
// "_tcp", "_udp" and their kin.
bool is_transport(std::string_view label);
// "_443": no leading zeros, at most 65535.
bool is_port(std::string_view label);

// "Laser._ipp._tcp.example.com.": the name that a printer gave itself (RFC 6763 section 4.1).
bool is_service_instance(NameView name);

// The names that the zone's aliases (CNAME) and NAPTR records lead to: what stands there is found
// whatever it is called. Read when first asked.
class ReferredNames {
 public:
  explicit ReferredNames(const Zone& zone) : zone_(zone) {}
  bool contains(NameId id);

 private:
  void read(RrType type);

  const Zone& zone_;
  std::optional<std::vector<bool>> referred_;
};

// One finding at the first record of the type at `owner`, with the others as labels.
Finding make_owner_finding(const Zone& zone, const Rule& rule, RrType type, NameId owner,
                           std::string message, std::string help);

}  // namespace zonemend::rules
