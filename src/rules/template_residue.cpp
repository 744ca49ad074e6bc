#include <fmt/format.h>

#include <array>

#include "rules/shared/entry_text.h"
#include "rules/shared/rare_octets.h"
#include "rules/shared/records.h"
#include "rules/shared/template_marks.h"

namespace zonemend::rules {

extern const Rule template_residue;

namespace {

void check_entry(const Zone& zone, const Document& document, const Entry& entry,
                 Refusals& refusals, FindingSink& sink) {
  if (entry.kind == EntryKind::generate) return;           // its ${...} are meant
  if (entry.kind == EntryKind::unknown_directive) return;  // the reader names it
  const std::string_view bytes = bytes_of(zone, document);
  for (const Token& token : tokens_of(zone, document, entry)) {
    if (!token.is_text() && token.kind != TokenKind::bad) continue;
    const auto mark = find_template_mark(bytes.substr(token.begin, token.end - token.begin));
    if (!mark) continue;
    const std::uint32_t begin = token.begin + mark->begin;
    const Span place{document.source, begin, begin + mark->size};
    const bool was_refused = refusals.replace_in(span_of(document, entry));
    Finding finding = make_finding(template_residue, place,
                                   fmt::format("'{}' looks like a template that was not filled in",
                                               zone.sources().text(place)),
                                   "fill it in, or check the file that the template makes of it");
    if (was_refused) finding.severity = Severity::error;
    sink.push_back(std::move(finding));
    return;
  }
}

void check(const Zone& zone, FindingSink& sink) {
  Refusals refusals(sink);
  for (const Document& document : zone.documents()) {
    for_entries_with(zone, document, template_sign | doubled_sign,
                     [&](const Entry& entry) { check_entry(zone, document, entry, refusals, sink); });
  }
  refusals.remove_replaced(sink);
}

}  // namespace

const Rule template_residue = {
    .id = "template-residue",
    .severity = Severity::warning,
    .summary = "placeholder of a template was not filled in",
    .authority = "practice",
    .docs =
        {
            .what = "{{ NAME }}, {% ... %}, <% ... %>, ${NAME} outside $GENERATE, %%NAME%%, "
                    "@@NAME@@, __NAME__ or $NAME in capitals within a record.",
            .why = "A zone file that a script or a configuration manager fills in was checked or "
                   "installed before it was filled in, or one variable was missing. Some such "
                   "records load: the placeholder is then served to everybody. Others make BIND "
                   "refuse the zone, and the finding is an error.",
            .example = "@ IN TXT \"v=spf1 include:{{ mail_provider }} -all\"",
            .instead = "@ IN TXT \"v=spf1 include:_spf.example.net -all\"",
            .fix = "",
        },
    .check = Check::amending(check),
};

}  // namespace zonemend::rules
