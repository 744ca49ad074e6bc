#include <fmt/format.h>

#include <array>

#include "rules/shared/alias_target.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule name_repeats_origin;

namespace {

constexpr std::array with_target = {RrType::cname, RrType::dname, RrType::ns,    RrType::ptr,
                                    RrType::mx,    RrType::srv,   RrType::afsdb, RrType::kx,
                                    RrType::rt,    RrType::lp,    RrType::naptr, RrType::svcb,
                                    RrType::https};

Finding describe(const Zone& zone, const Span& span, NameView name) {
  const std::string written(zone.sources().text(span));
  const bool relative = !is_absolute(written);
  Finding finding = make_finding(
      name_repeats_origin, span, fmt::format("{} ends in the zone's name twice", quoted(name)),
      relative ? fmt::format("write '{}.' if that is the name that you mean", written)
               : "delete one of the two");
  if (relative) {
    finding.label = "no final dot";
    finding.fixes.push_back({fmt::format("write '{}.'", written),
                             Safety::unsafe,
                             {{{span.source, span.end, span.end}, "."}}});
  }
  return finding;
}

// Below a $ORIGIN that ends so, every name does: origin-missing-dot speaks about that line.
// "example.com.example.com." is among the names of the zone example.com.
bool has_repeating_owners(const Zone& zone) {
  const std::string_view origin = zone.origin_name().wire();
  if (zone.origin_name().label_count() < 2 || origin.size() * 2 - 1 > max_name_size) return false;
  const std::string twice = std::string(origin.substr(0, origin.size() - 1)) + std::string(origin);
  return zone.names().find(NameView(twice)) != no_name;
}

void check_owners(const Zone& zone, FindingSink& sink) {
  if (!has_repeating_owners(zone)) return;
  for (const Record& record : zone.records()) {
    const NameView owner = zone.name(record.owner);
    if (record.owner_inherited || !repeats_origin(zone, owner)) continue;
    if (zone.entry(record).kind != EntryKind::record) continue;
    if (repeats_origin(zone, zone.origin_at(record.document, record.entry))) continue;
    sink.push_back(describe(zone, record_text(zone, record).owner, owner));
  }
}

void check_targets(const Zone& zone, FindingSink& sink, RrType type) {
  for_targets_with(zone, type, target_repeats_origin, [&](const Record& record) {
    if (!written_target(zone, record)) return;
    if (repeats_origin(zone, zone.origin_at(record.document, record.entry))) return;
    // Of an alias, cname-target-missing-dot may have more to say.
    if (type == RrType::cname && target_fault(zone, record) != TargetFault::repeats_origin) {
      return;
    }
    sink.push_back(describe(zone, target_place(zone, record), target_of(zone, record)));
  });
}

void check(const Zone& zone, FindingSink& sink) {
  check_owners(zone, sink);
  for (const RrType type : with_target) check_targets(zone, sink, type);
}

}  // namespace

const Rule name_repeats_origin = {
    .id = "name-repeats-origin",
    .severity = Severity::warning,
    .summary = "name ends in the zone's name twice",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "An owner or a target such as \"www.example.com.example.com.\" in the zone "
                    "example.com.",
            .why =
                "A name without a final dot is relative: the zone is added to it. Whoever writes "
                "the full name and forgets the dot gets the zone twice, and the record is not "
                "where anybody looks for it. All servers load it silently.",
            .example = "www.example.com IN A 192.0.2.80",
            .instead = "www.example.com. IN A 192.0.2.80",
            .fix = "Adds the dot. It is unsafe, because the record moves to another name.",
        },
    .check = check,
};

}  // namespace zonemend::rules
