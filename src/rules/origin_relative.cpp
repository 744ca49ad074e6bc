#include <fmt/format.h>

#include "rules/shared/origin_directives.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule origin_relative;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const OriginDirective& directive : origin_directives(zone)) {
    if (is_absolute(directive.text) || lacks_dot(zone, directive)) continue;
    const std::string absolute = directive.after.text();
    Finding finding =
        make_finding(origin_relative, directive.argument,
                     fmt::format("this $ORIGIN is relative; it means '{}' here", absolute),
                     fmt::format("write '{}'", absolute));
    finding.fixes.push_back(
        {fmt::format("write '{}'", absolute), Safety::safe, {{directive.argument, absolute}}});
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule origin_relative = {
    .id = "origin-relative",
    .severity = Severity::info,
    .summary = "$ORIGIN is written without the final dot, as a relative name",
    .authority = "practice",
    .docs =
        {
            .what = "A $ORIGIN whose name does not end with a dot, such as \"$ORIGIN sub\".",
            .why = "BIND completes it with the origin so far. NSD and Knot refuse it, ldns takes "
                   "it for a name below the root. Its meaning also changes when a $ORIGIN above "
                   "it is added or removed.",
            .example = "$ORIGIN sub",
            .instead = "$ORIGIN sub.example.com.",
            .fix = "Writes the whole name. It is safe: BIND reads the same origin.",
        },
    .check = check,
};

}  // namespace zonemend::rules
