#include <fmt/format.h>

#include <array>
#include <optional>

#include "rules/shared/entry_text.h"
#include "rules/shared/odd_characters.h"
#include "rules/shared/rare_octets.h"
#include "rules/shared/records.h"
#include "rules/shared/reparse.h"

namespace zonemend::rules {

extern const Rule odd_white_space;

namespace {

struct Hit {
  Span span;
  const OddSpace* kind;
};

std::vector<Hit> hits_in(const Zone& zone, const Document& document, const Entry& entry) {
  std::vector<Hit> hits;
  const std::string_view bytes = bytes_of(zone, document);
  for (const Token& token : tokens_of(zone, document, entry)) {
    if (token.kind != TokenKind::word) continue;
    for (std::uint32_t at = token.begin; at < token.end; ++at) {
      const OddSpace* kind = odd_space_at(bytes.substr(0, token.end), at);
      if (kind == nullptr) continue;
      const auto size = static_cast<std::uint32_t>(kind->bytes.size());
      hits.push_back({{document.source, at, at + size}, kind});
      at += size - 1;
    }
  }
  return hits;
}

// A blank where the character separates words; nothing where it has no width, and at the start of
// a line where a page was to begin.
std::vector<Edit> plain_space(const Entry& entry, const std::vector<Hit>& hits) {
  std::vector<Edit> edits;
  for (const Hit& hit : hits) {
    const bool drop = hit.kind->no_width || (hit.span.begin == entry.begin && hit.kind->ends_page);
    edits.push_back({hit.span, drop ? "" : " "});
  }
  return edits;
}

// Nothing when the line does not read with plain white space either.
std::optional<Fix> mend(const Zone& zone, const Document& document, const Entry& entry,
                        const std::vector<Hit>& hits, bool was_refused) {
  Fix fix{"write plain white space instead", was_refused ? Safety::safe : Safety::unsafe,
          plain_space(entry, hits)};
  if (!reads_with(zone, document, entry, fix.edits)) return std::nullopt;
  return fix;
}

void check_entry(const Zone& zone, const Document& document, const Entry& entry,
                 Refusals& refusals, FindingSink& sink) {
  if (entry.kind == EntryKind::broken) return;  // the reader has said why
  if (!has_odd_space(text_of(zone, document, entry))) return;
  const std::vector<Hit> hits = hits_in(zone, document, entry);
  if (hits.empty()) return;
  const bool was_refused = refusals.replace_in(span_of(document, entry));
  std::string message = fmt::format(
      "{} does not separate fields: for a name server it is part of a word", hits[0].kind->name);
  if (hits.size() > 1) message += fmt::format(" ({} odd characters here)", hits.size());
  Finding finding = make_finding(odd_white_space, hits[0].span, std::move(message),
                                 was_refused ? "write plain spaces between the fields"
                                             : "it is part of the word here; delete it, or write "
                                               "it as an escape if it is meant");
  if (auto fix = mend(zone, document, entry, hits, was_refused)) {
    finding.fixes.push_back(std::move(*fix));
  }
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  Refusals refusals(sink);
  for (const Document& document : zone.documents()) {
    for_entries_with(zone, document, beyond_ascii | page_end,
                     [&](const Entry& entry) { check_entry(zone, document, entry, refusals, sink); });
  }
  refusals.remove_replaced(sink);
}

}  // namespace

const Rule odd_white_space = {
    .id = "odd-white-space",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "character that looks like white space but is not",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A no-break space, a form feed, a vertical tab, a character without width or "
                    "another exotic space outside comments and quotes.",
            .why = "Only space and tab separate the fields of a record. BIND takes any other "
                   "such character for part of the word beside it: usually it refuses the zone "
                   "with a message in which nothing looks wrong, otherwise it serves a name or "
                   "a text that is wrong without looking so. Such characters come along when "
                   "text is copied from web pages and word processors.",
            .example = "www IN A<U+00A0>192.0.2.1",
            .instead = "www IN A 192.0.2.1",
            .fix = "Writes spaces instead, or deletes characters without width, where the line can "
                   "be read then. It is safe where no server could read the line before; where the "
                   "character is served, it is unsafe.",
        },
    .check = Check::amending(check),
};

}  // namespace zonemend::rules
