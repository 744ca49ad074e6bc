#include <fmt/format.h>

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rules/shared/name_traits.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_hides_wildcard;

namespace {

// Addresses of the wildcard do not count: replacing those is what an alias is for.
bool is_hidden(RrType type) {
  switch (type) {
    case RrType::a:
    case RrType::aaaa:
    case RrType::cname:
    case RrType::https:
    case RrType::svcb:
    case RrType::rrsig:
    case RrType::nsec:
      return false;
    default:
      return true;
  }
}

std::vector<RecordId> hidden_records(const Zone& zone, NameId wildcard) {
  std::vector<RecordId> hidden;
  for (const RecordId id : zone.records_at(wildcard)) {
    if (is_hidden(zone.record(id).type)) hidden.push_back(id);
  }
  return hidden;
}

struct Hidden {
  NameId wildcard;
  RecordId first;
  std::string types;  // "MX, TXT"
};

// Of a wildcard with more types than anybody has, the first will do in each of the messages.
std::string types_of(const Zone& zone, std::span<const RecordId> records) {
  constexpr std::size_t most = 40;
  std::set<RrType> types;
  std::size_t end = 0;
  for (; end < records.size(); ++end) {
    const RrType type = zone.record(records[end]).type;
    if (types.size() == most && !types.contains(type)) break;
    types.insert(type);
  }
  return type_list(zone, records.first(end)) + (end < records.size() ? " and others" : "");
}

// By the name right above the wildcard: only what hides something.
std::map<NameId, Hidden> hidden_below(const Zone& zone) {
  std::map<NameId, Hidden> result;
  zone.fact<NameTraits>().visit(asterisk, [&](NameId id) {
    if (!zone.name(id).is_wildcard()) return;
    const auto records = hidden_records(zone, id);
    if (records.empty()) return;
    result.emplace(zone.names().parent(id), Hidden{id, records.front(), types_of(zone, records)});
  });
  return result;
}

void check(const Zone& zone, FindingSink& sink) {
  const std::map<NameId, Hidden> hidden_by_parent = hidden_below(zone);
  if (hidden_by_parent.empty()) return;
  for (const NameId owner : owners_of(zone, RrType::cname)) {
    if (owner == zone.origin() || zone.name(owner).is_wildcard()) continue;
    const auto beside = hidden_by_parent.find(zone.names().parent(owner));
    if (beside == hidden_by_parent.end()) continue;
    const auto& [wildcard, first, types] = beside->second;
    Finding finding = make_finding(
        cname_hides_wildcard, place_of(zone, zone.record(first_at(zone, owner, RrType::cname))),
        fmt::format("{} no longer gets these records of {}: {}", quoted(zone.name(owner)),
                    quoted(zone.name(wildcard)), types),
        "nothing to do if the alias's target has what is needed");
    finding.label = "an alias of its own";
    add_label(finding, zone, first, "wildcard here");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cname_hides_wildcard = {
    .id = "cname-hides-wildcard",
    .severity = Severity::info,
    .summary = "alias (CNAME) takes its name out of a wildcard that has other records",
    .authority = "RFC 4592 section 2.2.1",
    .docs =
        {
            .what = "A CNAME at a name for which a wildcard beside it would otherwise answer with "
                    "records such as MX or TXT.",
            .why = "A wildcard answers only for names that do not exist. With its own CNAME "
                   "the name loses the mail servers or texts of the wildcard, and takes those "
                   "of its target instead. That may be what you want; if not, mail to the name "
                   "goes elsewhere.",
            .example = "*    IN MX 10 mail\n"
                       "shop IN CNAME shops.example.net.",
            .instead = "*    IN MX 10 mail\n"
                       "shop IN A 192.0.2.80\n"
                       "     IN MX 10 mail",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
