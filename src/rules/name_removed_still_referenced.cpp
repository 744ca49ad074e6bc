#include <fmt/format.h>

#include "rules/shared/changes.h"
#include "rules/shared/lookup.h"

namespace zonemend::rules {

extern const Rule name_removed_still_referenced;

namespace {

constexpr RrType pointing[] = {RrType::cname, RrType::mx,   RrType::ns,   RrType::srv,
                               RrType::ptr,   RrType::svcb, RrType::https};

bool is_gone(const ZoneChange& change, NameView name) {
  const Zone& before = *change.before();
  const NameId old = before.names().find(name);
  if (old == no_name || !before.exists(old)) return false;
  return look_up(*change.after(), name).kind == Lookup::Kind::missing;
}

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change) || !change.after()->complete()) return;
  const Zone& zone = *change.after();
  for (const RrType type : pointing) {
    for (const RecordId id : zone.records_of(type)) {
      const Record& record = zone.record(id);
      const NameView target = target_of(zone, record);
      if (!is_gone(change, target)) continue;
      sink.push_back(
          make_finding(name_removed_still_referenced, target_place(zone, record),
                       fmt::format("{} is removed, but {} ({}) still points at it", quoted(target),
                                   quoted(zone.name(record.owner)), rr_type_text(type)),
                       "point that record elsewhere in the same change, or keep the name"));
    }
  }
}

}  // namespace

const Rule name_removed_still_referenced = {
    .id = "name-removed-still-referenced",
    .severity = Severity::error,
    .summary = "a name is removed that other records point at",
    .authority = "practice",
    .docs =
        {
            .what = "A change that takes away every record of a name, while another record of "
                    "the zone still points at it: an alias (CNAME), a mail server (MX), a name "
                    "server (NS), a service (SRV).",
            .why = "What points there leads nowhere from then on: the alias opens no page, the "
                   "mail does not arrive.",
            .example = "- mail IN A 192.0.2.25\n"
                       "  @    IN MX 10 mail",
            .instead = "- mail IN A 192.0.2.25\n"
                       "- @    IN MX 10 mail\n"
                       "+ @    IN MX 10 mx.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
