#include <fmt/format.h>

#include "rules/shared/origin_directives.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule origin_missing_dot;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const OriginDirective& directive : origin_directives(zone)) {
    if (!lacks_dot(zone, directive)) continue;
    Finding finding = make_finding(
        origin_missing_dot, directive.argument,
        fmt::format("this $ORIGIN means {}: the final dot is missing", quoted(directive.after)),
        fmt::format("write '{}.'", directive.text));
    const Span end{directive.argument.source, directive.argument.end, directive.argument.end};
    finding.fixes.push_back(
        {fmt::format("write '{}.'", directive.text), Safety::unsafe, {{end, "."}}});
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule origin_missing_dot = {
    .id = "origin-missing-dot",
    .severity = Severity::warning,
    .summary = "$ORIGIN lacks its final dot",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A $ORIGIN with the name of the zone, or of a domain in or above it, without a "
                    "dot at its end.",
            .why = "Such a name is relative: the origin so far is added, and \"$ORIGIN "
                   "example.com\" makes all records below it end in example.com.example.com. BIND "
                   "loads them silently, and nobody finds them. NSD and Knot refuse the file.",
            .example = "$ORIGIN sub.example.com",
            .instead = "$ORIGIN sub.example.com.",
            .fix = "Adds the dot. It is unsafe, because the records below move to other names.",
        },
    .check = check,
};

}  // namespace zonemend::rules
