#include <fmt/format.h>

#include "rules/shared/lookup.h"
#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule soa_mname_is_cname;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = soa_of(zone);
  if (!soa) return;
  const Lookup found = look_up(zone, soa->mname);
  if (found.kind != Lookup::Kind::node || !zone.has(found.at, RrType::cname)) return;
  const RecordId alias = first_at(zone, found.at, RrType::cname);
  const NameView real = target_of(zone, zone.record(alias));
  Finding finding =
      make_finding(soa_mname_is_cname, soa_place(zone, *soa, SoaField::mname),
                   fmt::format("the zone's primary name server (SOA MNAME) {} is an alias (CNAME)",
                               quoted(soa->mname)),
                   fmt::format("write {} in the SOA record if that is the server", quoted(real)));
  finding.label = "an alias";
  add_label(finding, zone, alias, fmt::format("alias of {} here", quoted(real)));
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_mname_is_cname = {
    .id = "soa-mname-is-cname",
    .severity = Severity::warning,
    .summary = "primary name server in the SOA is an alias (CNAME)",
    .authority = "RFC 2181 section 7.3",
    .docs =
        {
            .what =
                "An SOA record whose first field, the primary name server, owns a CNAME in this "
                "zone.",
            .why = "That field is the server's own name. Programs that change records (dynamic "
                   "updates) look up the address of that very name, and servers compare it with "
                   "the NS records to see whom to notify of changes; an alias may defeat both.",
            .example = "@   IN SOA dns hostmaster 7 2h 1h 2w 1h\n"
                       "dns IN CNAME ns1.example.net.",
            .instead = "@   IN SOA ns1.example.net. hostmaster 7 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
