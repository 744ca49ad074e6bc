#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/rare_octets.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule bare_cr;

namespace {

struct Places {
  std::vector<Span> list;  // the first ones
  std::size_t count = 0;
};

// The lone carriage returns that end a line for BIND. In a comment or a string one is text.
void find_line_ends(const Zone& zone, const Document& document, const Entry& entry,
                    Places& places) {
  if (entry.kind == EntryKind::broken) return;  // what is text there, nobody knows
  Lexer lexer(bytes_of(zone, document), entry.begin, entry.end);
  for (Token token; lexer.next(token);) {
    const Span place = span_of(document, token);
    if (token.kind != TokenKind::newline || zone.sources().text(place) != "\r") continue;
    ++places.count;
    if (places.list.size() < most_edits) places.list.push_back(place);
  }
}

// In front of another line end the lone one makes an empty line, and is rather deleted.
Fix end_lines(std::string_view bytes, const std::vector<Span>& places) {
  const std::string_view line_end = bytes.find("\r\n") == bytes.npos ? "\n" : "\r\n";
  Fix fix{"write a line feed instead", Safety::safe, {}};
  for (const Span& place : places) {
    const bool doubled = bytes.substr(place.end, 1) == "\r";
    fix.edits.push_back({place, doubled ? "" : std::string(line_end)});
  }
  return fix;
}

void check_document(const Zone& zone, const Document& document, FindingSink& sink) {
  const std::string_view bytes = bytes_of(zone, document);
  Places places;
  for (std::size_t at = bytes.find('\r'); at < bytes.size();) {
    if (bytes.substr(at + 1, 1) == "\n") {
      at = bytes.find('\r', at + 2);
      continue;
    }
    const Entry& entry = entry_at(document, static_cast<std::uint32_t>(at));
    find_line_ends(zone, document, entry, places);
    at = bytes.find('\r', entry.end);
  }
  if (places.count == 0) return;
  const std::string message =
      places.count == 1
          ? "a carriage return alone ends this line"
          : fmt::format("a carriage return alone ends this line, and {} more in this file",
                        places.count - 1);
  Finding finding =
      make_finding(bare_cr, places.list[0], message,
                   "end lines with a line feed; other name servers do not read this file");
  if (places.list.size() == places.count) finding.fixes.push_back(end_lines(bytes, places.list));
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  const auto& rare = zone.fact<RareOctets>();
  for (const Document& document : zone.documents()) {
    if (rare.occur(document.source, carriage_return)) check_document(zone, document, sink);
  }
}

}  // namespace

const Rule bare_cr = {
    .id = "bare-cr",
    .severity = Severity::error,
    .summary = "carriage return without a line feed",
    .authority = "practice",
    .docs =
        {
            .what = "A carriage return (CR) that ends a line without a line feed after it. Very "
                    "old Mac software wrote files so; a file that was converted twice has CR CR "
                    "LF.",
            .why = "Servers disagree on what it means: BIND ends the line there, ldns reads on, "
                   "NSD and Knot refuse the file. One record can so become two, or two become one.",
            .example = "www IN A 192.0.2.1<CR>ftp IN A 192.0.2.2",
            .instead = "www IN A 192.0.2.1\n"
                       "ftp IN A 192.0.2.2",
            .fix = "Writes the file's line end instead, or deletes the carriage return where a "
                   "line end follows. It is safe: BIND reads the same lines as before.",
        },
    .check = check,
};

}  // namespace zonemend::rules
