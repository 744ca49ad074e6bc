#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule trailing_white_space;

namespace {

// White space at the end of a line belongs to a blank or to a comment, never to a string.
std::optional<Span> trailing(const Document& document, std::string_view bytes, const Token& token) {
  if (token.kind != TokenKind::blank && token.kind != TokenKind::comment) return std::nullopt;
  const bool at_line_end =
      token.end == bytes.size() || bytes[token.end] == '\n' || bytes[token.end] == '\r';
  const char last = bytes[token.end - 1];
  if (!at_line_end || (last != ' ' && last != '\t')) return std::nullopt;
  const std::string_view text = bytes.substr(token.begin, token.end - token.begin);
  const std::size_t kept = text.find_last_not_of(" \t");
  const auto begin = token.begin + (kept == text.npos ? 0u : static_cast<std::uint32_t>(kept) + 1);
  return Span{document.source, begin, token.end};
}

void check_entry(const Zone& zone, const Document& document, const Entry& entry,
                 FindingSink& sink) {
  if (entry.kind == EntryKind::broken) return;
  const std::string_view bytes = bytes_of(zone, document);
  for (const Token& token : tokens_of(zone, document, entry)) {
    const auto place = trailing(document, bytes, token);
    if (!place) continue;
    Finding finding = make_finding(trailing_white_space, *place,
                                   "white space at the end of the line", "delete it");
    finding.fixes.push_back({"delete the white space", Safety::safe, {{*place, ""}}});
    sink.push_back(std::move(finding));
  }
}

bool may_have_trailing(std::string_view text) {
  for (const std::string_view end : {" \n", "\t\n", " \r", "\t\r"}) {
    if (text.find(end) != text.npos) return true;
  }
  return text.ends_with(' ') || text.ends_with('\t');
}

void check(const Zone& zone, FindingSink& sink) {
  for (const Document& document : zone.documents()) {
    for (const Entry& entry : document.entries) {
      if (may_have_trailing(text_of(zone, document, entry))) {
        check_entry(zone, document, entry, sink);
      }
    }
  }
}

}  // namespace

const Rule trailing_white_space = {
    .id = "trailing-white-space",
    .severity = Severity::info,
    .enabled = false,
    .summary = "white space at the end of a line",
    .authority = "practice",
    .docs =
        {
            .what = "Spaces or tabs at the end of a line, of a comment, or alone on a line. Not "
                    "part of the default rules.",
            .why = "It means nothing to name servers, but shows up in the differences between two "
                   "versions of the file, and git complains of it.",
            .example = "www IN A 192.0.2.80<space>",
            .instead = "www IN A 192.0.2.80",
            .fix = "Deletes it. It is safe: the same records are read. White space in strings is "
                   "left alone.",
        },
    .check = check,
};

}  // namespace zonemend::rules
