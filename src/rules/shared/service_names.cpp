#include "rules/shared/service_names.h"

#include <algorithm>
#include <array>

#include "rules/shared/record_places.h"
#include "text/ascii.h"

namespace zonemend::rules {

std::string_view label_at(NameView name, std::size_t index) {
  for (; index > 0 && !name.is_root(); --index) name = name.parent();
  return name.first_label();
}

bool is_transport(std::string_view label) {
  static constexpr std::array transports = {"_tcp", "_udp", "_sctp", "_dccp", "_tls"};
  return std::any_of(transports.begin(), transports.end(), [label](std::string_view transport) {
    return ascii::equal_ignoring_case(label, transport);
  });
}

bool is_port(std::string_view label) {
  if (!has_underscore(label)) return false;
  const std::string_view digits = label.substr(1);
  if (!ascii::all_digits(digits) || digits.size() > 5) return false;
  if (digits.size() > 1 && digits[0] == '0') return false;
  return digits.size() < 5 || digits <= "65535";
}

bool is_service_instance(NameView name) {
  return !has_underscore(label_at(name, 0)) && has_underscore(label_at(name, 1)) &&
         is_transport(label_at(name, 2));
}

bool ReferredNames::contains(NameId id) {
  if (!referred_) {
    referred_.emplace(zone_.names().size());
    for (const RrType type : {RrType::cname, RrType::naptr}) read(type);
  }
  return (*referred_)[id];
}

void ReferredNames::read(RrType type) {
  for (const RecordId id : zone_.records_of(type)) {
    const NameId target = zone_.names().find(target_of(zone_, zone_.record(id)));
    if (target != no_name) (*referred_)[target] = true;
  }
}

Finding make_owner_finding(const Zone& zone, const Rule& rule, RrType type, NameId owner,
                           std::string message, std::string help) {
  const auto records = records_at(zone, owner, type);
  Finding finding = make_finding(rule, owner_place(zone, zone.record(records.front())),
                                 std::move(message), std::move(help));
  for (std::size_t i = 1; i < records.size() && i <= most_labels; ++i) {
    add_label(finding, zone, records[i], "and here");
  }
  return finding;
}

}  // namespace zonemend::rules
