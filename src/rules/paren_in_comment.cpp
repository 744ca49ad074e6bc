#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/rare_octets.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule paren_in_comment;

namespace {

// "; minimum )": ends with a parenthesis that nothing in the comment opens.
bool ends_with_stray_paren(std::string_view comment) {
  comment = comment.substr(0, comment.find_last_not_of(" \t\r") + 1);
  if (!comment.ends_with(')')) return false;
  int depth = 0;
  for (const char c : comment) depth += c == '(' ? 1 : c == ')' ? -1 : 0;
  return depth < 0 && comment.find(":)") == comment.npos && comment.find(";)") == comment.npos;
}

void check_entry(const Zone& zone, const Document& document, const Entry& entry,
                 FindingSink& sink) {
  int depth = 0;
  for (const Token& token : tokens_of(zone, document, entry)) {
    if (token.kind == TokenKind::open) ++depth;
    if (token.kind == TokenKind::close) --depth;
    if (token.kind != TokenKind::comment || depth == 0) continue;
    const Span comment = span_of(document, token);
    const std::string_view text = zone.sources().text(comment);
    if (!ends_with_stray_paren(text)) continue;
    const auto at = comment.begin + static_cast<std::uint32_t>(text.rfind(')'));
    sink.push_back(make_finding(paren_in_comment, Span{document.source, at, at + 1},
                                "this ')' is part of the comment and closes nothing",
                                "move it before the ';', or delete it"));
    return;
  }
}

void check(const Zone& zone, FindingSink& sink) {
  for (const Document& document : zone.documents()) {
    for_entries_with(zone, document, parenthesis, [&](const Entry& entry) {
      if (entry.kind != EntryKind::record) return;
      const std::string_view text = text_of(zone, document, entry);
      // Only where the record has several lines.
      if (text.find(';') == text.npos || text.find('\n') + 1 == text.size()) return;
      check_entry(zone, document, entry, sink);
    });
  }
}

}  // namespace

const Rule paren_in_comment = {
    .id = "paren-in-comment",
    .severity = Severity::info,
    .summary = "closing parenthesis stands in a comment inside parentheses",
    .authority = "practice",
    .docs =
        {
            .what = "A comment inside the parentheses of a record that ends with a ')' which "
                    "nothing in the comment opens.",
            .why = "It looks like the end of the record, but the record goes on to the next ')'. "
                   "Whoever deletes that one, or adds a record below the comment, damages the "
                   "zone.",
            .example = "@ IN SOA ns1 hostmaster ( 1 2h 30m 4w\n"
                       "          1h ; minimum )\n"
                       "          )",
            .instead = "@ IN SOA ns1 hostmaster ( 1 2h 30m 4w\n"
                       "          1h ) ; minimum",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
