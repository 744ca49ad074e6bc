#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/rare_octets.h"
#include "rules/shared/records.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule escape_unneeded;

namespace {

bool is_plain(char c) { return ascii::is_alnum(c) || c == '-' || c == '_'; }

// The escape that starts at the backslash: how long it is, and the character it stands for.
struct Escape {
  std::uint32_t size;
  char character;
};
Escape read_escape(std::string_view text) {
  if (text.size() < 4 || !ascii::all_digits(text.substr(1, 3))) {
    return {text.size() < 2 ? 1u : 2u, text.size() < 2 ? '\\' : text[1]};
  }
  const int value = (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  return {4, static_cast<char>(value)};
}

// Appends the edits for one word or string.
void collect(const Document& document, const Token& token, std::string_view bytes,
             std::vector<Edit>& edits) {
  const std::string_view text = bytes.substr(0, token.end);
  for (std::size_t at = text.find('\\', token.begin); at != text.npos;) {
    const Escape escape = read_escape(text.substr(at));
    const auto begin = static_cast<std::uint32_t>(at);
    if (is_plain(escape.character)) {
      edits.push_back({{document.source, begin, begin + escape.size}, {escape.character}});
    }
    at = text.find('\\', at + escape.size);
  }
}

void check_entry(const Zone& zone, const Document& document, const Entry& entry,
                 FindingSink& sink) {
  std::vector<Edit> edits;
  for (const Token& token : tokens_of(zone, document, entry)) {
    if (token.is_text()) collect(document, token, bytes_of(zone, document), edits);
  }
  if (edits.empty()) return;
  const Span first = edits.front().span;
  const std::string more = edits.size() == 1 ? "" : fmt::format(" (and {} more)", edits.size() - 1);
  Finding finding = make_finding(escape_unneeded, first,
                                 fmt::format("'{}' means no more than '{}'{}",
                                             zone.sources().text(first), edits.front().text, more),
                                 fmt::format("write '{}'", edits.front().text));
  finding.fixes.push_back({"write the plain characters", Safety::safe, std::move(edits)});
  sink.push_back(std::move(finding));
}

// What the reader refuses may be an escape, so lines that are no records are left alone.
void check(const Zone& zone, FindingSink& sink) {
  for_records_with(zone, backslash, [&](const Record& record) {
    check_entry(zone, zone.documents()[record.document], zone.entry(record), sink);
  });
}

}  // namespace

const Rule escape_unneeded = {
    .id = "escape-unneeded",
    .severity = Severity::info,
    .summary = "plain character is written with a backslash",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A letter, digit, hyphen or underscore that is written as \\X or as \\DDD, its "
                    "number in three decimal digits. One finding for each record.",
            .why =
                "It means the same as the plain character, but hides it: a search for \"www\" "
                "does not find \"\\119ww\". And whoever writes \"\\n\" for a new line gets an n.",
            .example = "\\119ww IN A 192.0.2.80",
            .instead = "www IN A 192.0.2.80",
            .fix = "Writes the plain characters. It is safe: the record stays the same.",
        },
    .check = check,
};

}  // namespace zonemend::rules
