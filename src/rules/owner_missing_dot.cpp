#include <fmt/format.h>

#include "rules/shared/alias_target.h"
#include "rules/shared/directives.h"
#include "rules/shared/records.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule owner_missing_dot;

namespace {

// Directly below the zone's own name, such an owner ends in that name twice: name-repeats-origin.
bool may_lack_dot(const Zone& zone, const Record& record) {
  if (record.owner_inherited || zone.entry(record).kind != EntryKind::record) return false;
  const NameView origin = zone.origin_at(record.document, record.entry);
  const NameView owner = zone.name(record.owner);
  return origin.is_below(zone.origin_name()) && !repeats_origin(zone, origin) &&
         owner.label_count() >= origin.label_count() + zone.origin_name().label_count() &&
         !repeats_origin(zone, owner);
}

// Whether names that end in the zone's own name and this origin are there at all.
bool completes_some(const Zone& zone, NameView origin) {
  if (!origin.is_below(zone.origin_name())) return false;
  const std::string_view suffix = zone.origin_name().wire();
  const std::string wire =
      std::string(suffix.substr(0, suffix.size() - 1)) + std::string(origin.wire());
  return wire.size() <= max_name_size && zone.names().find(NameView(wire)) != no_name;
}

bool may_have_some(const Zone& zone) {
  bool found = false;
  for (std::size_t number = 0; number < zone.documents().size(); ++number) {
    found = found || completes_some(zone, zone.name(zone.inclusion(number).origin));
  }
  for_directives(zone, EntryKind::origin, [&](std::size_t number, std::uint32_t index) {
    found = found || completes_some(zone, zone.origin_at(number, index));
  });
  return found;
}

void check(const Zone& zone, FindingSink& sink) {
  if (zone.origin_name().label_count() < 2 || !may_have_some(zone)) return;
  for (const Record& record : zone.records()) {
    if (!may_lack_dot(zone, record)) continue;
    const Span span = record_text(zone, record).owner;
    const std::string written(zone.sources().text(span));
    const auto meant = Name::parse(written, Name());
    if (is_absolute(written) || !meant || !zone.contains(*meant)) continue;
    Finding finding =
        make_finding(owner_missing_dot, span,
                     fmt::format("the name has no dot at its end, so it means {}",
                                 quoted(zone.name(record.owner))),
                     fmt::format("write '{}.' if that is the name that you mean", written));
    finding.label = "no final dot";
    finding.fixes.push_back({fmt::format("write '{}.'", written),
                             Safety::unsafe,
                             {{{span.source, span.end, span.end}, "."}}});
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule owner_missing_dot = {
    .id = "owner-missing-dot",
    .severity = Severity::warning,
    .summary = "name of a record lacks its final dot",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A record's own name that ends in the zone's name, has no final dot, and "
                    "stands under an $ORIGIN further down in the zone. Where no such $ORIGIN is in "
                    "force, the rule is name-repeats-origin.",
            .why = "A name without a final dot is relative: the $ORIGIN in force is added to it. "
                   "\"www.example.com\" under $ORIGIN sub.example.com. means "
                   "www.example.com.sub.example.com. All servers load it silently, and nobody "
                   "looks for the record there.",
            .example = "$ORIGIN sub.example.com.\n"
                       "www.example.com IN A 192.0.2.80",
            .instead = "$ORIGIN sub.example.com.\n"
                       "www.example.com. IN A 192.0.2.80",
            .fix = "Adds the dot. It is unsafe, because the record moves to another name.",
        },
    .check = check,
};

}  // namespace zonemend::rules
