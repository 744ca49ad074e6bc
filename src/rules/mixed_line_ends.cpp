#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/line_ends.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule mixed_line_ends;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const Document& document : zone.documents()) {
    const LineEnds ends = count_line_ends(zone, document);
    if (ends.crlf == 0 || ends.lf == 0) continue;
    const bool to_lf = ends.lf >= ends.crlf;
    const std::size_t odd = to_lf ? ends.crlf : ends.lf;
    Finding finding = make_finding(
        mixed_line_ends, to_lf ? ends.first_crlf : ends.first_lf,
        fmt::format("this line ends with {}, as {} of {} lines do; the others end with {}",
                    to_lf ? "CR LF" : "LF alone", odd, ends.lf + ends.crlf,
                    to_lf ? "LF alone" : "CR LF"),
        "let all lines end alike");
    if (odd <= most_edits) {
      finding.fixes.push_back(write_line_ends(zone, document, to_lf ? "\n" : "\r\n"));
    }
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule mixed_line_ends = {
    .id = "mixed-line-ends",
    .severity = Severity::info,
    .summary = "some lines end with CR LF and some with LF",
    .authority = "practice",
    .docs =
        {
            .what =
                "A file in which some lines end as on Windows (CR LF) and some as on Unix (LF).",
            .why = "Two editors or a script wrote it. BIND and NSD read it all the same, Knot "
                   "refuses every CR, and differences between two versions of the file become "
                   "hard to read.",
            .example = "www IN A 192.0.2.80<CR><LF>\n"
                       "ftp IN A 192.0.2.21<LF>",
            .instead = "www IN A 192.0.2.80<LF>\n"
                       "ftp IN A 192.0.2.21<LF>",
            .fix =
                "Writes the line end that most lines have. It is safe: a line end is not part of "
                "any record, and one inside a string is left alone.",
        },
    .check = check,
};

}  // namespace zonemend::rules
