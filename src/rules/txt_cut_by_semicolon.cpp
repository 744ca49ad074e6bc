#include <fmt/format.h>

#include "rules/shared/lookup.h"
#include "rules/shared/odd_txt_lines.h"
#include "rules/shared/records.h"
#include "rules/shared/txt_cut.h"
#include "rules/shared/txt_text.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule txt_cut_by_semicolon;

namespace {

std::string_view inside(const Zone& zone, const Span& string) {
  const std::string_view text = zone.sources().text(string);
  return text.starts_with('"') ? text.substr(1, text.size() - 2) : text;
}

// Quotes around the string and all tags behind it. Nothing where other strings stand beside it, or
// where the text holds what means something else within quotes.
std::optional<Fix> quote_all(const Zone& zone, const Record& record, const TxtCut& cut) {
  const RecordText text = record_text(zone, record);
  if (text.rdata.size() != 1) return std::nullopt;
  const Span rest{cut.string.source, cut.string.end, end_of_tags(zone, cut)};
  if (rest.end <= cut.comment.begin) return std::nullopt;
  const std::string all =
      std::string(inside(zone, cut.string)) + std::string(zone.sources().text(rest));
  if (all.find_first_of("\"\\()") != all.npos) return std::nullopt;
  return Fix{"put quotes around all of it",
             Safety::unsafe,
             {{{cut.string.source, cut.string.begin, rest.end}, as_strings(all)}}};
}

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : zone.fact<OddTxtLines>().records) {
    const Record& record = zone.record(id);
    const auto cut = find_txt_cut(zone, record);
    if (!cut || is_occluded(zone, record.owner)) continue;
    Finding finding =
        make_finding(txt_cut_by_semicolon, cut->comment,
                     fmt::format("the text ends at the semicolon: only '{}' is served",
                                 inside(zone, cut->string)),
                     "put the whole text in double quotes");
    finding.label = "a comment for the name server";
    finding.labels.push_back({cut->string, "all that is read of this line"});
    if (auto fix = quote_all(zone, record, *cut)) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule txt_cut_by_semicolon = {
    .id = "txt-cut-by-semicolon",
    .severity = Severity::error,
    .summary = "text of a TXT record is cut off at a semicolon",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A list of tags, such as a DMARC policy or a DKIM key, of which a semicolon "
                    "outside quotes makes a comment: the first tag is read, and what follows is of "
                    "the same form (NAME=VALUE).",
            .why = "Outside quotes a semicolon starts a comment. All servers load the record "
                   "silently and serve its first tag alone: a DMARC record without policy, a DKIM "
                   "record without key.",
            .example = "_dmarc IN TXT v=DMARC1; p=none; rua=mailto:dmarc@example.com",
            .instead = "_dmarc IN TXT \"v=DMARC1; p=none; rua=mailto:dmarc@example.com\"",
            .fix = "Puts quotes around the text up to the last tag; a remark after it stays a "
                   "comment. It is unsafe, because another text is served then: the one that "
                   "was meant.",
        },
    .check = check,
};

}  // namespace zonemend::rules
