#include <fmt/format.h>

#include "rules/shared/authority.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule dname_occludes;

namespace {

constexpr std::size_t most_shown = 12;  // labels in one finding

// Hashed owners stand directly below the apex, even below a DNAME there (RFC 5155 section 10.2).
bool counts(RrType type) {
  return type != RrType::cname && type != RrType::nsec3 && type != RrType::rrsig;
}

struct Occluded {
  std::size_t names = 0;
  std::vector<RecordId> shown;  // one for each of the first names
};

// By DNAME owner. Only names with records that count.
std::vector<Occluded> collect(const Zone& zone, const std::vector<NameId>& dnames) {
  std::vector<std::size_t> place(zone.names().size(), dnames.size());
  for (std::size_t i = 0; i < dnames.size(); ++i) place[dnames[i]] = i;
  std::vector<Occluded> result(dnames.size());
  const auto& authority = zone.fact<Authority>();
  std::vector<bool> seen(zone.names().size());
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    if (seen[record.owner] || !counts(record.type)) continue;
    seen[record.owner] = true;
    if (!authority.is_occluded(record.owner)) continue;
    const Lookup answer = look_up(zone, zone.name(record.owner));
    if (answer.kind != Lookup::Kind::redirected) continue;
    Occluded& occluded = result[place[answer.at]];
    if (++occluded.names <= most_shown) occluded.shown.push_back(id);
  }
  return result;
}

Finding describe(const Zone& zone, NameId dname, const Occluded& occluded) {
  const Record& first = zone.record(occluded.shown.front());
  const std::string more =
      occluded.names == 1 ? "" : fmt::format(" and {}", count_of(occluded.names - 1, "more name"));
  Finding finding =
      make_finding(dname_occludes, place_of(zone, first),
                   fmt::format("{}{} {} never served: {} redirects all names below it (DNAME)",
                               quoted(zone.name(first.owner)), more,
                               occluded.names == 1 ? "is" : "are", quoted(zone.name(dname))),
                   "delete these records, or delete the DNAME");
  finding.label = "never served";
  add_label(finding, zone, first_at(zone, dname, RrType::dname), "DNAME here");
  for (std::size_t i = 1; i < occluded.shown.size(); ++i) {
    add_label(finding, zone, occluded.shown[i], "never served either");
  }
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  const std::vector<NameId> dnames = owners_of(zone, RrType::dname);
  if (dnames.empty()) return;
  const std::vector<Occluded> occluded = collect(zone, dnames);
  for (std::size_t i = 0; i < dnames.size(); ++i) {
    if (occluded[i].names > 0) sink.push_back(describe(zone, dnames[i], occluded[i]));
  }
}

}  // namespace

const Rule dname_occludes = {
    .id = "dname-occludes",
    .severity = Severity::error,
    .summary = "records lie below a DNAME and are never served",
    .authority = "RFC 6672 section 2.4",
    .docs =
        {
            .what =
                "Names with records below a name that has a DNAME record. CNAMEs among them have "
                "the rule cname-below-dname.",
            .why = "A DNAME redirects everything below it, so these records are never seen. BIND "
                   "loads such a zone silently; Knot and NSD refuse it.",
            .example = "old     IN DNAME new.example.net.\n"
                       "ftp.old IN A 192.0.2.21",
            .instead = "old     IN DNAME new.example.net.\n"
                       "ftp     IN A 192.0.2.21",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
