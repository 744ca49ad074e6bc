#include <fmt/format.h>

#include "rules/shared/odd_characters.h"
#include "rules/shared/odd_txt_lines.h"
#include "rules/shared/records.h"
#include "rules/shared/txt_cut.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule txt_unquoted_spaces;

namespace {

// The words as one string, or nothing when other things stand between them.
std::optional<Fix> quote_all(const Zone& zone, const RecordText& text) {
  constexpr std::uint32_t max_string_size = 255;  // octets; the text is never shorter
  const Span all = text.rdata_all();
  const std::string_view bytes = zone.sources().text(all);
  if (all.size() > max_string_size || bytes.find_first_of("()\r\n") != bytes.npos) {
    return std::nullopt;
  }
  const SourceId source = all.source;
  return Fix{"put quotes around all of it",
             Safety::unsafe,
             {{{source, all.begin, all.begin}, "\""}, {{source, all.end, all.end}, "\""}}};
}

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : zone.fact<OddTxtLines>().records) {
    const Record& record = zone.record(id);
    const bool has_quote =
        zone.sources().text(zone.span(record)).find('"') != std::string_view::npos;
    if (has_quote) continue;  // in a comment, perhaps: then it is let pass
    const RecordText text = record_text(zone, record);
    const bool generic = !text.rdata.empty() && zone.sources().text(text.rdata[0]) == "\\#";
    if (text.rdata.size() < 2 || generic) continue;
    if (has_smart_quotes(zone.sources().text(text.rdata_all()))) continue;  // smart-quotes
    if (find_txt_cut(zone, record)) continue;                               // txt-cut-by-semicolon
    Finding finding = make_finding(
        txt_unquoted_spaces, text.rdata_all(),
        fmt::format("without quotes these are {} strings, which readers join without the spaces",
                    text.rdata.size()),
        "put the whole text in double quotes");
    if (auto fix = quote_all(zone, text)) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule txt_unquoted_spaces = {
    .id = "txt-unquoted-spaces",
    .severity = Severity::warning,
    .summary = "text of a TXT record has spaces but no quotes",
    .authority = "RFC 7208 section 3.3",
    .docs =
        {
            .what = "A TXT record with several words and no quotes at all.",
            .why = "Each word becomes a string of its own. Mail servers and others who read the "
                   "record join the strings without a space, so that \"v=spf1 mx -all\" arrives "
                   "as \"v=spf1mx-all\" and counts for nothing. All servers load it silently.",
            .example = "@ IN TXT v=spf1 mx -all",
            .instead = "@ IN TXT \"v=spf1 mx -all\"",
            .fix =
                "Puts quotes around the whole text. It is unsafe, because another text is served "
                "then: the one that was meant. Quotes around each word would keep the fault and "
                "hide it.",
        },
    .check = check,
};

}  // namespace zonemend::rules
