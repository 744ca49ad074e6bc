#include <fmt/format.h>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/service_names.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule tlsa_owner_form;

namespace {

constexpr std::string_view general_help =
    "write port and protocol in front of it, as in "
    "_443._tcp for https or _25._tcp for mail";

bool is_numeric(std::string_view label) {
  return ascii::all_digits(has_underscore(label) ? label.substr(1) : label);
}

bool is_any_label_underscored(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    if (has_underscore(name.first_label())) return true;
  }
  return false;
}

// What is wrong with the owner; nothing for a form that aliases may lead to, such as '_dane'.
std::optional<std::string_view> fault_of(NameView owner) {
  const std::string_view first = label_at(owner, 0);
  const std::string_view second = label_at(owner, 1);
  if (owner.is_wildcard()) return std::nullopt;
  if (is_transport(first) && is_numeric(second)) return "port and protocol are swapped";
  if (is_port(first) && has_underscore(second)) return std::nullopt;
  if (is_port(first)) return "lacks the protocol, such as _tcp";
  if (is_numeric(first) && is_transport(second)) return "the port is not of the form _443";
  if (!is_any_label_underscored(owner)) return "lacks port and protocol";
  return std::nullopt;
}

void check(const Zone& zone, FindingSink& sink) {
  AliasedNames aliased(zone);
  for (const NameId id : owners_of(zone, RrType::tlsa)) {
    const NameView owner = zone.name(id);
    const auto fault = fault_of(owner);
    if (!fault || is_occluded(zone, id) || aliased.contains(id)) continue;
    Finding finding = make_owner_finding(
        zone, tlsa_owner_form, RrType::tlsa, id,
        fmt::format("nobody looks for the certificate of a service (TLSA) at {}", quoted(owner)),
        std::string(general_help));
    finding.label = *fault;
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
