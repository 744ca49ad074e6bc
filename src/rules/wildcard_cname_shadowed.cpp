#include <fmt/format.h>

#include "rules/shared/asterisks.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule wildcard_cname_shadowed;

namespace {

// By name: the wildcard CNAME directly below it.
std::vector<NameId> wildcards_below(const Zone& zone) {
  std::vector<NameId> result;
  for (const NameId owner : owners_of(zone, RrType::cname)) {
    if (!zone.name(owner).is_wildcard()) continue;
    if (result.empty()) result.assign(zone.names().size(), no_name);
    result[zone.names().parent(owner)] = owner;
  }
  return result;
}

bool answers_for_itself(const Zone& zone, NameId id) {
  for (const RecordId record : zone.records_at(id)) {
    switch (zone.record(record).type) {
      case RrType::a:
      case RrType::aaaa:
      case RrType::cname:
      case RrType::dname:
      case RrType::ns:
        return true;
      default:
        break;
    }
  }
  return false;
}

// Where to point: the first record at the name, else at the first name below it.
std::vector<RecordId> first_records(const Zone& zone) {
  std::vector<RecordId> first(zone.names().size(), no_name);
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    NameId at = zone.record(id).owner;
    for (; at != no_name && first[at] == no_name; at = zone.names().parent(at)) first[at] = id;
  }
  return first;
}

void report(const Zone& zone, FindingSink& sink, NameId name, RecordId by, NameId wildcard) {
  Finding finding = make_finding(
      wildcard_cname_shadowed, place_of(zone, zone.record(by)),
      fmt::format("{} exists through this record, so the alias {} does not answer for it",
                  quoted(zone.name(name)), quoted(zone.name(wildcard))),
      fmt::format("give {} a CNAME or addresses of its own if it should have any",
                  quoted(zone.name(name))));
  finding.label = "makes the name exist";
  add_label(finding, zone, first_at(zone, wildcard, RrType::cname), "wildcard alias here");
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  if (!has_wildcard(zone, RrType::cname)) return;
  const std::vector<NameId> wildcards = wildcards_below(zone);
  if (wildcards.empty()) return;
  const std::vector<RecordId> first = first_records(zone);
  for (NameId name = 0; name < zone.names().size(); ++name) {
    const NameId parent = zone.names().parent(name);
    if (parent == no_name || wildcards[parent] == no_name || !zone.exists(name)) continue;
    // Nobody looks for an address at _dmarc.
    if (name == wildcards[parent] || zone.name(name).first_label().starts_with('_')) continue;
    if (!answers_for_itself(zone, name)) {
      report(zone, sink, name, first[name], wildcards[parent]);
    }
  }
}

}  // namespace

const Rule wildcard_cname_shadowed = {
    .id = "wildcard-cname-shadowed",
    .severity = Severity::info,
    .summary = "name exists without an address, so a wildcard alias does not answer for it",
    .authority = "RFC 4592 section 2.2.2",
    .docs =
        {
            .what =
                "A name under a wildcard CNAME that exists only through other records, such as a "
                "TXT, or through a name below it, and has no address or alias of its own.",
            .why =
                "A wildcard answers only for names that do not exist, and a name exists as soon "
                "as anything stands at it or below it. A TLSA record at _443._tcp.shop is enough: "
                "\"shop\" then has no address any more, while all other names go on working.",
            .example = "*                IN CNAME shops.example.net.\n"
                       "_acme-challenge.eu IN TXT \"token\"",
            .instead = "*                IN CNAME shops.example.net.\n"
                       "eu               IN CNAME shops.example.net.\n"
                       "_acme-challenge.eu IN TXT \"token\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
