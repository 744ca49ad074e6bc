#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "rules/shared/hostname.h"
#include "rules/shared/name_traits.h"
#include "rules/shared/records.h"
#include "rules/shared/unencoded_names.h"
#include "rules/shared/written_owner.h"

namespace zonemend::rules {

extern const Rule bad_owner_hostname;

namespace {

bool is_misplaced(const Zone& zone, const Record& record) {
  const auto types = types_with_checked_owner();
  return std::find(types.begin(), types.end(), record.type) != types.end() &&
         !may_own(zone.name(record.owner), record.type);
}

// For each owner, the records that must not stand there, in file order.
std::vector<std::vector<RecordId>> misplaced_records(const Zone& zone) {
  std::vector<std::vector<RecordId>> misplaced;
  zone.fact<NameTraits>().visit(no_host_label, [&](NameId owner) {
    std::vector<RecordId> records;
    for (const RecordId id : zone.records_at(owner)) {
      if (is_misplaced(zone, zone.record(id))) records.push_back(id);
    }
    if (!records.empty()) misplaced.push_back(std::move(records));
  });
  return misplaced;
}

// The first one that named refuses, else the first one.
const Record& worst_of(const Zone& zone, const std::vector<RecordId>& records) {
  const auto worst = std::find_if(records.begin(), records.end(), [&](RecordId id) {
    return is_owner_checked(zone, zone.record(id));
  });
  return zone.record(worst == records.end() ? records.front() : *worst);
}

Finding describe(const Zone& zone, const Place& place, const Record& worst,
                 const std::vector<RecordId>& records) {
  const NameView owner = zone.name(worst.owner);
  Finding finding = make_finding(
      bad_owner_hostname, place,
      fmt::format("{} has records of type {}, but {} is not allowed in a host name", quoted(owner),
                  type_list(zone, records),
                  hostname_fault(owner.is_wildcard() ? owner.parent() : owner)),
      "use letters, digits and inner hyphens; a BIND server refuses the zone, unless its "
      "configuration says 'check-names primary warn;'");
  finding.label = "not a host name";
  if (!is_owner_checked(zone, worst)) {
    finding.severity = Severity::warning;
    finding.help =
        "use letters, digits and inner hyphens; BIND loads the zone, since it does not "
        "check what $GENERATE makes";
  }
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  if (zone.rr_class() != RrClass::in) return;                   // other classes have no hosts
  std::set<std::pair<std::uint16_t, std::uint32_t>> generated;  // one finding for each $GENERATE
  for (const auto& records : misplaced_records(zone)) {
    const Record& worst = worst_of(zone, records);
    const Place place = owner_place(zone, worst);
    const std::string_view written = zone.sources().text(place.span);
    if (is_unencoded_idn(written, zone.name(worst.owner)) || is_damaged(written)) continue;
    if (zone.is_generated(worst) && !generated.insert({worst.document, worst.entry}).second) {
      continue;
    }
    sink.push_back(describe(zone, place, worst, records));
  }
}

}  // namespace

const Rule bad_owner_hostname = {
    .id = "bad-owner-hostname",
    .severity = Severity::error,
    .summary = "owner of an address or mail record is not a host name",
    .authority = "RFC 1123 section 2.1; RFC 952",
    .docs =
        {
            .what =
                "An A, AAAA or MX record (or one of the old types WKS, A6, MB and MG) at a name "
                "with other characters than letters, digits and hyphens, or with a hyphen at "
                "the start or end of a label. Wildcards are allowed, and so are, as in BIND, "
                "gc._msdcs names of Active Directory and A records below _spf.",
            .why = "BIND's server (named) refuses to load such a zone as a primary, while its "
                   "checker named-checkzone only warns: the mistake shows when the zone is "
                   "reloaded, and not before. The option check-names in its configuration "
                   "decides; for a primary its default is 'fail'. Many programs refuse such "
                   "host names as well, and no certification authority issues a certificate "
                   "for them.",
            .example = "my_shop IN A 192.0.2.80",
            .instead = "my-shop IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
