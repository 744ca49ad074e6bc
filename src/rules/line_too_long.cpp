#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule line_too_long;

namespace {

constexpr std::size_t longest = 2047;  // octets, the buffer of validns

// One finding for a file.
void check_document(const Zone& zone, const Document& document, FindingSink& sink) {
  const std::string_view bytes = bytes_of(zone, document);
  for (std::size_t begin = 0; bytes.size() - begin > longest;) {
    // The last line end that is not too far away: the lines in front of it are short enough.
    const std::size_t last = bytes.substr(begin, longest + 1).rfind('\n');
    if (last != bytes.npos) {
      begin += last + 1;
      continue;
    }
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const Span line{document.source, static_cast<std::uint32_t>(begin),
                    static_cast<std::uint32_t>(begin + 1)};
    sink.push_back(
        make_finding(line_too_long, line, fmt::format("this line has {} octets", end - begin),
                     "put parentheses around the data and spread it over several lines"));
    return;
  }
}

void check(const Zone& zone, FindingSink& sink) {
  for (const Document& document : zone.documents()) check_document(zone, document, sink);
}

}  // namespace

const Rule line_too_long = {
    .id = "line-too-long",
    .severity = Severity::info,
    .summary = "line is longer than some tools read",
    .authority = "practice",
    .docs =
        {
            .what = "A line of more than 2047 octets; the first one of a file is named.",
            .why = "Name servers read lines of any length. validns cuts them off and then "
                   "reports errors that are not in the file, and people find such lines hard "
                   "to read in an editor and in a review.",
            .example = "key IN TXT \"...\" \"...\" \"...\"   ; 3000 octets in one line",
            .instead = "key IN TXT ( \"...\"\n"
                       "             \"...\"\n"
                       "             \"...\" )",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
