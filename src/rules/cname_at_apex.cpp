#include <fmt/format.h>

#include "rules/shared/alias_copies.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_at_apex;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const NameId apex = zone.origin();
  if (!zone.has(apex, RrType::cname)) return;
  const RecordId cname = first_at(zone, apex, RrType::cname);
  Finding finding = make_finding(
      cname_at_apex, place_of(zone, zone.record(cname)),
      fmt::format("{} is the zone itself and cannot be an alias (CNAME)",
                  quoted(zone.origin_name())),
      "point 'www' at the target and forward the bare domain to it, or give the bare domain A and "
      "AAAA records; browsers also follow 'HTTPS 0 target.'");
  finding.label = "not possible at the apex";
  for (const RecordId id : zone.records_at(apex)) {
    if (id != cname) add_label(finding, zone, id, rr_type_text(zone.record(id).type) + " here");
  }
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule cname_at_apex = {
    .id = "cname-at-apex",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "zone's own name is an alias (CNAME)",
    .authority = "RFC 1912 section 2.4",
    .docs =
        {
            .what = "A CNAME record at the apex, that is at the name of the zone itself.",
            .why = "The apex must have SOA and NS records, and an alias may have no other records "
                   "beside it. BIND, Knot and NSD refuse the whole zone. What control panels offer "
                   "as ALIAS, ANAME or \"CNAME flattening\" looks up addresses and serves those; a "
                   "zone file cannot express it.",
            .example = "@ IN CNAME shop.example.net.",
            .instead = "@   IN A 192.0.2.80      ; a host that redirects to www\n"
                       "www IN CNAME shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
