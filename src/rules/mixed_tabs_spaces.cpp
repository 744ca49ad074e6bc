#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule mixed_tabs_spaces;

namespace {

constexpr std::uint32_t tab_width = 8;

bool is_mixed(std::string_view blank) {
  return blank.find('\t') != blank.npos && blank.find(' ') != blank.npos;
}

// The column, from 0, after the text that starts at `column`.
std::uint32_t column_after(std::string_view text, std::uint32_t column) {
  for (const char c : text) {
    column = c == '\t' ? (column / tab_width + 1) * tab_width : column + 1;
  }
  return column;
}

// Appends edits that write the mixed gaps of an entry with spaces alone, as wide as they look.
void collect(const Zone& zone, const Document& document, const Entry& entry,
             std::vector<Edit>& edits) {
  const std::string_view bytes = bytes_of(zone, document);
  std::uint32_t column = 0;
  for (const Token& token : tokens_of(zone, document, entry)) {
    if (token.kind == TokenKind::newline) {
      column = 0;
      continue;
    }
    const std::string_view text = bytes.substr(token.begin, token.end - token.begin);
    const std::uint32_t after = column_after(text, column);
    if (token.kind == TokenKind::blank && is_mixed(text)) {
      edits.push_back({span_of(document, token), std::string(after - column, ' ')});
    }
    column = after;
  }
}

bool is_mixed_entry(std::string_view text) {
  return text.find(" \t") != text.npos || text.find("\t ") != text.npos;
}

void check(const Zone& zone, FindingSink& sink) {
  for (const Document& document : zone.documents()) {
    std::vector<Edit> edits;
    for (const Entry& entry : document.entries) {
      if (entry.kind == EntryKind::broken) continue;
      if (is_mixed_entry(text_of(zone, document, entry))) collect(zone, document, entry, edits);
    }
    if (edits.empty()) continue;
    const std::string more =
        edits.size() == 1
            ? ""
            : fmt::format(", here and in {}", count_of(edits.size() - 1, "other place"));
    Finding finding = make_finding(mixed_tabs_spaces, edits.front().span,
                                   "tabs and spaces are mixed" + more, "write one or the other");
    finding.fixes.push_back({"write spaces", Safety::safe, std::move(edits)});
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule mixed_tabs_spaces = {
    .id = "mixed-tabs-spaces",
    .severity = Severity::info,
    .enabled = false,
    .summary = "white space between two fields mixes tabs and spaces",
    .authority = "practice",
    .docs =
        {
            .what = "White space between two fields that has both tabs and spaces. One finding for "
                    "each file. Not part of the default rules.",
            .why = "How wide a tab is, is up to the editor. Columns that are drawn with both look "
                   "straight to one person and crooked to the next.",
            .example = "www \tIN A 192.0.2.80",
            .instead = "www     IN A 192.0.2.80",
            .fix = "Writes spaces instead, as many as the white space is wide when tabs stop at "
                   "every eighth column. It is safe: the records stay the same.",
        },
    .check = check,
};

}  // namespace zonemend::rules
