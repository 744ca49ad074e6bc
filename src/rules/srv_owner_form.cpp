#include <fmt/format.h>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/service_names.h"

namespace zonemend::rules {

extern const Rule srv_owner_form;

namespace {

bool is_swapped(NameView owner) {
  return is_transport(label_at(owner, 0)) && has_underscore(label_at(owner, 1)) &&
         !is_transport(label_at(owner, 1));
}

bool is_service_name(NameView owner) {
  if (has_underscore(label_at(owner, 0)) && has_underscore(label_at(owner, 1)) &&
      !is_swapped(owner)) {
    return true;
  }
  return owner.is_wildcard() || is_service_instance(owner);
}

std::string with_underscore(std::string_view label) {
  return has_underscore(label) ? std::string(label) : fmt::format("_{}", label);
}

// The two labels that were probably meant; empty when the name says nothing about them.
std::string likely_form(NameView owner) {
  const std::string first = with_underscore(label_at(owner, 0));
  const std::string second = with_underscore(label_at(owner, 1));
  if (is_swapped(owner)) return second + "." + first;
  if (is_transport(second)) return first + "." + second;
  return has_underscore(label_at(owner, 0)) ? first + "._tcp" : "";
}

std::string help_for(NameView owner) {
  const std::string form = likely_form(owner);
  if (!form.empty()) return fmt::format("write '{}' in front of the domain", form);
  return fmt::format("put service and protocol in front of it, as in _sip._tcp.{}", owner.text());
}

void check(const Zone& zone, FindingSink& sink) {
  ReferredNames referred(zone);
  for (const NameId id : owners_of(zone, RrType::srv)) {
    const NameView owner = zone.name(id);
    if (is_service_name(owner) || is_occluded(zone, id) || referred.contains(id)) continue;
    Finding finding = make_owner_finding(
        zone, srv_owner_form, RrType::srv, id,
        fmt::format("nobody looks for a service (SRV) at {}", quoted(owner)), help_for(owner));
    finding.label = is_swapped(owner) ? "service and protocol are swapped"
                                      : "not of the form _service._protocol";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule srv_owner_form = {
    .id = "srv-owner-form",
    .severity = Severity::warning,
    .summary = "service (SRV) stands at a name where nobody looks for it",
    .authority = "RFC 2782",
    .docs =
        {
            .what = "An SRV record whose owner does not start with the service and the protocol, "
                    "each with an underscore: '_sip._tcp'. Wildcards, names that an alias or NAPTR "
                    "record "
                    "of the zone leads to, and instances of DNS-based service discovery, such as "
                    "'Printer._ipp._tcp', are left alone.",
            .why = "Programs put these two labels in front of the domain when they look for a "
                   "service. Without the underscores, without the protocol, or in the wrong order "
                   "the record is there, but is never asked for.",
            .example = "_xmpp-client IN SRV 0 5 5222 chat",
            .instead = "_xmpp-client._tcp IN SRV 0 5 5222 chat",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
