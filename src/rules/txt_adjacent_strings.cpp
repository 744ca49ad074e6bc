#include <fmt/format.h>

#include <array>

#include "rules/shared/entry_text.h"
#include "rules/shared/odd_txt_lines.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule txt_adjacent_strings;

namespace {

// With strings in their data; 99: SPF, 13: HINFO.
constexpr std::array other_types = {RrType(99), RrType::naptr, RrType::caa, RrType(13)};

void check_entry(const Zone& zone, const Document& document, const Entry& entry,
                 FindingSink& sink) {
  Token before;
  Finding finding;
  for (const Token& token : tokens_of(zone, document, entry)) {
    const bool touches = before.is_text() && token.is_text();
    if (touches) {
      if (finding.fixes.empty()) {
        finding = make_finding(txt_adjacent_strings, span_of(document, token),
                               "no white space stands between this string and the one before it",
                               "put a space between them");
        finding.fixes.push_back({"put a space between the strings", Safety::safe, {}});
      }
      finding.fixes[0].edits.push_back({{document.source, token.begin, token.begin}, " "});
    }
    before = token;
  }
  if (!finding.fixes.empty()) sink.push_back(std::move(finding));
}

void check_record(const Zone& zone, const Record& record, FindingSink& sink) {
  const Entry& entry = zone.entry(record);
  if (entry.kind != EntryKind::record) return;
  check_entry(zone, zone.documents()[record.document], entry, sink);
}

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : zone.fact<OddTxtLines>().records) {
    check_record(zone, zone.record(id), sink);
  }
  for (const RrType type : other_types) {
    for (const RecordId id : zone.records_of(type)) check_record(zone, zone.record(id), sink);
  }
}

}  // namespace

const Rule txt_adjacent_strings = {
    .id = "txt-adjacent-strings",
    .severity = Severity::info,
    .summary = "strings of a record stand against each other",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "Two strings without white space between them: \"a\"\"b\" or \"a\"b.",
            .why = "For BIND and NSD they are two strings. Knot refuses the file, and ldns takes "
                   "a\"b\" for one. A quote inside a string was perhaps meant: that is written "
                   "\\\".",
            .example = "www IN TXT \"one\"\"two\"",
            .instead = "www IN TXT \"one\" \"two\"",
            .fix = "Puts a space between the strings. It is safe: BIND reads the same strings.",
        },
    .check = check,
};

}  // namespace zonemend::rules
