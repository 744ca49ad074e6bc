#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule ds_without_ns;

namespace {

// ds-at-apex and cname-at-delegation speak about two other such places.
bool is_stray(const Zone& zone, NameId owner) {
  return owner != zone.origin() && !zone.has(owner, RrType::ns) &&
         !zone.has(owner, RrType::cname) && !is_occluded(zone, owner);
}

bool may_have_some(const Zone& zone) {
  const auto records = zone.records_of(RrType::ds);
  return std::any_of(records.begin(), records.end(), [&zone](RecordId id) {
    const NameId owner = zone.record(id).owner;
    return owner != zone.origin() && !zone.has(owner, RrType::ns);
  });
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || !may_have_some(zone)) return;
  for (const NameId owner : owners_of(zone, RrType::ds)) {
    if (!is_stray(zone, owner)) continue;
    const auto records = records_at(zone, owner, RrType::ds);
    Finding finding =
        make_finding(ds_without_ns, place_of(zone, zone.record(records.front())),
                     fmt::format("{} has a DS record, but is not delegated (no NS record)",
                                 quoted(zone.name(owner))),
                     "add the NS records of the delegation, or delete the DS record");
    finding.label = "no NS record beside it";
    for (std::size_t i = 1; i < records.size(); ++i) {
      add_label(finding, zone, records[i], "and another DS here");
    }
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule ds_without_ns = {
    .id = "ds-without-ns",
    .severity = Severity::error,
    .summary = "DS record at a name that is not delegated",
    .authority = "RFC 4035 section 2.4",
    .docs =
        {
            .what = "A DS record at a name of the zone that has no NS record.",
            .why = "A DS record says that a signed zone of its own begins here. Validating "
                   "resolvers then look for that zone's keys, find none, and take everything at "
                   "and below the name for forged, as soon as this zone is signed. BIND 9.18 loads "
                   "it silently; newer development versions refuse the zone.",
            .example = "blog IN A  192.0.2.80\n"
                       "blog IN DS 2371 13 2 "
                       "c988ec423e3880eb8dd8a46fe06ca230ee23f35b578d64e78b29c3e9d4a1c5d6",
            .instead = "blog IN A  192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
