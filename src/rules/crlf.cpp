#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/line_ends.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule crlf;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const Document& document : zone.documents()) {
    const LineEnds ends = count_line_ends(zone, document);
    if (ends.crlf == 0) continue;
    Finding finding = make_finding(
        crlf, ends.first_crlf,
        fmt::format("{} with CR LF",
                    ends.crlf == 1 ? "one line ends" : fmt::format("{} lines end", ends.crlf)),
        "let lines end with LF alone where the file must load in Knot DNS");
    if (ends.crlf <= most_edits) finding.fixes.push_back(write_line_ends(zone, document, "\n"));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule crlf = {
    .id = "crlf",
    .severity = Severity::info,
    .enabled = false,
    .summary = "lines end with CR LF",
    .authority = "practice",
    .docs =
        {
            .what = "A file whose lines end as on Windows (CR LF). Not part of the default rules.",
            .why = "BIND, NSD and ldns read it. Knot DNS refuses it: \"unsupported CRLF newline, "
                   "remove CR bytes\".",
            .example = "www IN A 192.0.2.80<CR><LF>",
            .instead = "www IN A 192.0.2.80<LF>",
            .fix = "Writes LF alone. It is safe: a line end is not part of any record, and one "
                   "inside a string is left alone.",
        },
    .check = check,
};

}  // namespace zonemend::rules
