#include "rules/shared/alias_targets.h"

#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

std::string_view role_of_target(RrType type) {
  switch (type) {
    case RrType::ns:
      return "name server";
    case RrType::mx:
      return "mail server";
    case RrType::cname:
      return "target";
    default:
      return "host";
  }
}

Severity severity_for(const Zone& zone, const Record& record) {
  const bool refused = record.type == RrType::ns && record.owner == zone.origin();
  return refused ? Severity::error : Severity::warning;
}

void report_alias_targets(const Zone& zone, FindingSink& sink, const Rule& rule, RrType type) {
  if (zone.records_of(RrType::cname).empty()) return;
  for_targets_with(zone, type, target_alias, [&](const Record& record) {
    const NameView target = target_of(zone, record);
    const Lookup answer = look_up(zone, target);
    if (answer.kind != Lookup::Kind::node) return;  // wildcard-cname-captures-target
    const RecordId alias = first_at(zone, answer.at, RrType::cname);
    const NameView real = target_of(zone, zone.record(alias));
    Finding finding = make_finding(
        rule, target_place(zone, record),
        fmt::format("the {} {} of {} is an alias (CNAME)", role_of_target(type), quoted(target),
                    quoted(zone.name(record.owner))),
        fmt::format("name {} in the {} record, or give {} addresses instead of the CNAME",
                    quoted(real), rr_type_text(type), quoted(target)));
    if (type == RrType::ns) finding.severity = severity_for(zone, record);
    finding.label = type == RrType::ns || type == RrType::mx || type == RrType::srv
                        ? "must not be an alias"
                        : "an alias";
    add_label(finding, zone, alias, fmt::format("alias of {} here", quoted(real)));
    sink.push_back(std::move(finding));
  });
}

}  // namespace zonemend::rules
