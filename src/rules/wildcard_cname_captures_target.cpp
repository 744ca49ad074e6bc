#include <fmt/format.h>

#include "rules/shared/alias_targets.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule wildcard_cname_captures_target;

namespace {

void check_type(const Zone& zone, FindingSink& sink, RrType type) {
  for_targets_with(zone, type, target_alias, [&](const Record& record) {
    const NameView target = target_of(zone, record);
    const Lookup answer = look_up(zone, target);
    if (answer.kind != Lookup::Kind::wildcard) return;
    Finding finding = make_finding(
        wildcard_cname_captures_target, target_place(zone, record),
        fmt::format("the {} {} exists only through the wildcard alias {}", role_of_target(type),
                    quoted(target), quoted(zone.name(answer.at))),
        fmt::format("give {} addresses of its own", quoted(target)));
    finding.severity = severity_for(zone, record);
    finding.label = "must not be an alias";
    add_label(finding, zone, first_at(zone, answer.at, RrType::cname), "wildcard alias here");
    sink.push_back(std::move(finding));
  });
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || zone.records_of(RrType::cname).empty()) return;
  for (const RrType type : {RrType::ns, RrType::mx, RrType::srv}) check_type(zone, sink, type);
}

}  // namespace

const Rule wildcard_cname_captures_target = {
    .id = "wildcard-cname-captures-target",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "mail or name server exists only through a wildcard alias (CNAME)",
    .authority = "RFC 2181 section 10.3",
    .docs =
        {
            .what = "An MX, NS or SRV record whose target has no records of its own, so that a "
                    "wildcard CNAME of the zone answers for it.",
            .why =
                "Such a target must not be an alias. BIND refuses the zone when the record is an "
                "NS of the zone itself (an error here); otherwise it warns, and some mail servers "
                "and resolvers will not follow the alias.",
            .example = "@ IN MX 10 mail\n"
                       "* IN CNAME shops.example.net.",
            .instead = "@    IN MX 10 mail\n"
                       "mail IN A 192.0.2.25\n"
                       "*    IN CNAME shops.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
