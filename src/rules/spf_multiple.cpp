#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "rules/shared/lookup.h"
#include "rules/shared/spf.h"
#include "rules/shared/txt_records.h"
#include "zonemend/delete_record.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule spf_multiple;

namespace {

// All terms of the policies in one, or nothing when they do not agree about the rest.
std::optional<std::string> merged(const Zone& zone, const std::vector<RecordId>& records) {
  constexpr std::size_t most_terms = 100;
  std::vector<std::string> terms;
  std::string last;
  for (const RecordId id : records) {
    SpfPolicy policy;
    policy.read(zone, zone.record(id));
    const SpfTerm* all = policy.find_all();
    if (all == nullptr || all != &policy.terms.back()) return std::nullopt;
    if (!last.empty() && last != all->whole) return std::nullopt;
    last = all->whole;
    if (terms.size() + policy.terms.size() > most_terms) return std::nullopt;
    for (const SpfTerm& term : policy.terms) {
      if (term.is_modifier() || !is_sound_term(term.whole)) return std::nullopt;
      const bool known = std::find(terms.begin(), terms.end(), term.whole) != terms.end();
      if (&term != all && !known) terms.emplace_back(term.whole);
    }
  }
  std::string text(spf_version);
  for (const std::string& term : terms) text += " " + term;
  return text + " " + last;
}

std::optional<Fix> merge(const Zone& zone, const std::vector<RecordId>& records,
                         const std::string& text) {
  const Record& kept = zone.record(records.front());
  for (const RecordId id : records) {
    const Record& record = zone.record(id);
    if (zone.is_generated(record) || record.document != kept.document) return std::nullopt;
  }
  auto edits = delete_records(zone, std::span(records).subspan(1));
  if (!edits) return std::nullopt;
  edits->push_back({record_text(zone, kept).rdata_all(), as_strings(text)});
  return Fix{"make one policy of them", Safety::unsafe, std::move(*edits)};
}

bool one_is_judged_elsewhere(const Zone& zone, const std::vector<RecordId>& records) {
  return std::any_of(records.begin(), records.end(), [&zone](RecordId id) {
    TxtText text;
    text.read(zone, zone.record(id));
    return text.is_judged_elsewhere();
  });
}

void report(const Zone& zone, FindingSink& sink, const std::vector<RecordId>& records) {
  const Record& record = zone.record(records[1]);
  const auto text = merged(zone, records);
  Finding finding = make_finding(
      spf_multiple, place_of(zone, record),
      fmt::format("{} has {} SPF policies, and receivers accept only one",
                  quoted(zone.name(record.owner)), records.size()),
      text ? fmt::format("write one record instead: {}", as_strings(*text))
           : "put the terms of all of them into one record, with one 'all' at its end");
  finding.label = "another policy";
  add_label(finding, zone, records[0], "first policy here");
  for (std::size_t i = 2; i < records.size(); ++i) add_label(finding, zone, records[i], "and here");
  if (text) {
    // Identical copies go as well.
    std::set<std::string_view> policies;
    for (const RecordId id : records) policies.insert(zone.rdata(id));
    std::vector<RecordId> all;
    for (const RecordId id : records_at(zone, record.owner, RrType::txt)) {
      if (policies.contains(zone.rdata(id))) all.push_back(id);
    }
    if (auto fix = merge(zone, all, *text)) finding.fixes.push_back(std::move(*fix));
  }
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : repeated_owners(zone, zone.fact<TxtRecords>().spf)) {
    const auto records = spf_records_at(zone, owner);
    if (records.size() < 2 || one_is_judged_elsewhere(zone, records)) continue;
    report(zone, sink, records);
  }
}

}  // namespace

const Rule spf_multiple = {
    .id = "spf-multiple",
    .severity = Severity::error,
    .summary = "name has more than one SPF policy",
    .authority = "RFC 7208 section 4.5",
    .docs =
        {
            .what = "Two or more TXT records at one name whose text begins with \"v=spf1\". "
                    "Identical records count once: servers send them once.",
            .why = "Receivers that find two policies follow neither: the check ends in a permanent "
                   "error (permerror), some then refuse the mail, and for DMARC it has failed. "
                   "It happens when a mail service is added and its whole record pasted in.",
            .example = "@ IN TXT \"v=spf1 mx -all\"\n"
                       "@ IN TXT \"v=spf1 include:_spf.example.net -all\"",
            .instead = "@ IN TXT \"v=spf1 mx include:_spf.example.net -all\"",
            .fix =
                "Writes one record with the terms of all policies, and deletes the others, where "
                "all of them end in the same 'all' and have no settings such as redirect. It is "
                "unsafe, because another text is served then.",
        },
    .check = check,
};

}  // namespace zonemend::rules
