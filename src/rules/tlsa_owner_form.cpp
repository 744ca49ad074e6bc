#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/service_names.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule tlsa_owner_form;

namespace {

bool is_numeric(std::string_view label) {
  return ascii::all_digits(has_underscore(label) ? label.substr(1) : label);
}

bool is_any_label_underscored(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    if (has_underscore(name.first_label())) return true;
  }
  return false;
}

struct Fault {
  std::string_view label;
  std::string help;
};

std::string write_form(std::string_view port, std::string_view protocol) {
  if (has_underscore(port)) port.remove_prefix(1);
  port.remove_prefix(std::min(port.find_first_not_of('0'), port.size()));
  const std::string label = fmt::format("_{}", port);
  if (!is_port(label)) return "write the port as a number up to 65535, as in _443._tcp";
  return fmt::format("write '{}.{}' in front of the host", label, protocol);
}

// Nothing for a form that aliases may lead to, such as '_dane'.
std::optional<Fault> fault_of(NameView owner) {
  const std::string_view first = label_at(owner, 0);
  const std::string_view second = label_at(owner, 1);
  if (owner.is_wildcard()) return std::nullopt;
  if (is_transport(first) && is_numeric(second)) {
    return Fault{"port and protocol are swapped", write_form(second, first)};
  }
  if (is_port(first) && has_underscore(second)) return std::nullopt;
  if (is_port(first)) return Fault{"lacks the protocol", write_form(first, "_tcp")};
  if (is_numeric(first) && is_transport(second)) {
    return Fault{"the port is not of the form _443", write_form(first, second)};
  }
  if (is_any_label_underscored(owner)) return std::nullopt;
  return Fault{"lacks port and protocol",
               "write them in front of it: _443._tcp for https, _25._tcp for a mail server"};
}

void check(const Zone& zone, FindingSink& sink) {
  ReferredNames referred(zone);
  for (const NameId id : owners_of(zone, RrType::tlsa)) {
    const NameView owner = zone.name(id);
    auto fault = fault_of(owner);
    if (!fault || is_occluded(zone, id) || referred.contains(id)) continue;
    Finding finding = make_owner_finding(
        zone, tlsa_owner_form, RrType::tlsa, id,
        fmt::format("nobody looks for the certificate of a service (TLSA) at {}", quoted(owner)),
        std::move(fault->help));
    finding.label = fault->label;
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule tlsa_owner_form = {
    .id = "tlsa-owner-form",
    .severity = Severity::warning,
    .summary = "certificate of a service (TLSA) stands at a name where nobody looks for it",
    .authority = "RFC 6698 section 3",
    .docs =
        {
            .what = "A TLSA record whose owner is not port and protocol in front of a host, as in "
                    "'_25._tcp.mail'. Names that an alias of the zone leads to, and names with "
                    "underscores of another kind, are left alone: several services may share a "
                    "record by aliases.",
            .why = "A mail server that checks certificates by DNS (DANE) asks for exactly that "
                   "name. At any other the record is never seen, and connections go unprotected "
                   "without a word.",
            .example = "mail IN TLSA 3 1 1 ( 0C72AC70B745AC19998811B131D662C9\n"
                       "                     AC69DBDBE7CB23E5B514B56664C5D3D6 )",
            .instead = "_25._tcp.mail IN TLSA 3 1 1 ( 0C72AC70B745AC19998811B131D662C9\n"
                       "                              AC69DBDBE7CB23E5B514B56664C5D3D6 )",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
