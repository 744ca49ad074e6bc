#include <fmt/format.h>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/service_names.h"

namespace zonemend::rules {

extern const Rule uri_owner_form;

namespace {

constexpr RrType uri{256};

// One such label is enough: Kerberos looks at '_kerberos' alone.
bool is_service_name(NameView owner) {
  return owner.is_wildcard() || has_underscore(label_at(owner, 0)) || is_service_instance(owner);
}

void check(const Zone& zone, FindingSink& sink) {
  ReferredNames referred(zone);
  for (const NameId id : owners_of(zone, uri)) {
    const NameView owner = zone.name(id);
    if (is_service_name(owner) || is_occluded(zone, id) || referred.contains(id)) continue;
    Finding finding = make_owner_finding(
        zone, uri_owner_form, uri, id,
        fmt::format("no program is known to look for a URI record at {}", quoted(owner)),
        "put the service in front of the domain, as in _http._tcp");
    finding.label = "does not start with a service";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule uri_owner_form = {
    .id = "uri-owner-form",
    .severity = Severity::warning,
    .summary = "URI record stands at a name where nobody looks for it",
    .authority = "RFC 7553 section 4.1",
    .docs =
        {
            .what = "A URI record whose owner does not start with a label with an underscore, "
                    "such as '_http._tcp' or '_kerberos'.",
            .why = "Programs put the service in front of the domain when they look for its URI. "
                   "Browsers do not look for URI records at all, so one beside the addresses of a "
                   "web site redirects nobody.",
            .example = "www IN URI 10 1 \"https://shop.example.net/\"",
            .instead = "_http._tcp.www IN URI 10 1 \"https://shop.example.net/\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
