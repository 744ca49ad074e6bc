#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "rules/shared/records.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule owner_spelling_variants;

namespace {

std::string_view written_owner(const Zone& zone, const Record& record) {
  return zone.sources().text(record_text(zone, record).owner);
}

// True when the labels in front of the zone's name are written differently.
bool differ(const Zone& zone, const Record& a, const Record& b) {
  const std::string_view text_a = written_owner(zone, a);
  const std::string_view text_b = written_owner(zone, b);
  if (text_a == text_b) return false;
  const auto escaped = [](std::string_view text) { return text.find('\\') != text.npos; };
  if (escaped(text_a) != escaped(text_b)) return true;
  const auto name_a = Name::parse(text_a, zone.origin_at(a.document, a.entry));
  const auto name_b = Name::parse(text_b, zone.origin_at(b.document, b.entry));
  const std::size_t kept = zone.name(a.owner).wire().size() - zone.origin_name().wire().size();
  return name_a && name_b &&
         name_a->view().wire().substr(0, kept) != name_b->view().wire().substr(0, kept);
}

void check_owner(const Zone& zone, FindingSink& sink, std::span<const RecordId> records) {
  RecordId first = no_name;
  for (const RecordId id : records) {
    const Record& record = zone.record(id);
    if (record.owner_inherited || zone.entry(record).kind != EntryKind::record) continue;
    if (first == no_name) first = id;
    if (first == id || !differ(zone, zone.record(first), record)) continue;
    Finding finding =
        make_finding(owner_spelling_variants, record_text(zone, record).owner,
                     fmt::format("'{}' is the same name as '{}' above", written_owner(zone, record),
                                 written_owner(zone, zone.record(first))),
                     "write it in one way, so that a search finds all its records");
    finding.label = "the same name";
    add_label(finding, zone, first, "first written here");
    sink.push_back(std::move(finding));
    return;
  }
}

// Names of which one spelling at least has capital letters or escapes: the others cannot differ.
std::vector<NameId> oddly_spelt_owners(const Zone& zone) {
  std::vector<NameId> owners;
  for (const RecordId id : zone.oddly_spelt_owners()) owners.push_back(zone.record(id).owner);
  std::sort(owners.begin(), owners.end());
  owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
  return owners;
}

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : oddly_spelt_owners(zone)) {
    check_owner(zone, sink, zone.records_at(owner));
  }
}

}  // namespace

const Rule owner_spelling_variants = {
    .id = "owner-spelling-variants",
    .severity = Severity::info,
    .summary = "one owner is written in different letter case or with escapes",
    .authority = "RFC 4343",
    .docs =
        {
            .what =
                "Records of one owner whose name is written in upper and lower case, or with and "
                "without backslash escapes.",
            .why =
                "It is one name for the DNS, but not for people who search the file: \"WWW\" and "
                "\"\\119ww\" are easily overlooked when \"www\" is changed.",
            .example = "www IN A 192.0.2.80\n"
                       "WWW IN AAAA 2001:db8::80",
            .instead = "www IN A 192.0.2.80\n"
                       "www IN AAAA 2001:db8::80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
