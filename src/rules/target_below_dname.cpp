#include <fmt/format.h>

#include "rules/shared/alias_targets.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule target_below_dname;

namespace {

void check_type(const Zone& zone, FindingSink& sink, RrType type) {
  for_targets_with(zone, type, target_redirected, [&](const Record& record) {
    const NameView target = target_of(zone, record);
    const NameId dname = look_up(zone, target).at;
    const auto real = redirected_name(zone, target, dname);
    Finding finding = make_finding(
        target_below_dname, target_place(zone, record),
        fmt::format("the {} {} lies below {}, which redirects all names below it (DNAME)",
                    role_of_target(type), quoted(target), quoted(zone.name(dname))),
        real ? fmt::format("name {} instead", quoted(real->view())) : "name another host");
    finding.severity = type == RrType::cname ? Severity::info : severity_for(zone, record);
    finding.label = "redirected";
    add_label(finding, zone, first_at(zone, dname, RrType::dname), "DNAME here");
    sink.push_back(std::move(finding));
  });
}

void check(const Zone& zone, FindingSink& sink) {
  if (zone.records_of(RrType::dname).empty()) return;
  for (const RrType type : {RrType::ns, RrType::mx, RrType::srv, RrType::cname}) {
    check_type(zone, sink, type);
  }
}

}  // namespace

const Rule target_below_dname = {
    .id = "target-below-dname",
    .severity = Severity::warning,
    .effect = Effect::refused,
    .summary = "record points into a part of the zone that a DNAME redirects",
    .authority = "RFC 6672 section 2.4",
    .docs =
        {
            .what = "An MX, NS, SRV or CNAME record whose target lies below a DNAME of this zone.",
            .why = "Resolvers are sent on from such a target as from an alias, and mail and "
                   "name servers must not be aliases. It is an error for the name servers of "
                   "the zone itself, where BIND refuses the zone; for a CNAME, which may well "
                   "lead through a redirection, it is for information only.",
            .example = "old IN DNAME new.example.net.\n"
                       "@   IN MX 10 mail.old",
            .instead = "old IN DNAME new.example.net.\n"
                       "@   IN MX 10 mail.new.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
