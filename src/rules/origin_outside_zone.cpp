#include <fmt/format.h>

#include "rules/shared/origin_directives.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule origin_outside_zone;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const OriginDirective& directive : origin_directives(zone)) {
    const bool above = zone.origin_name().is_at_or_below(directive.after);
    if (above || zone.contains(directive.after)) continue;
    sink.push_back(make_finding(
        origin_outside_zone, directive.argument,
        fmt::format("{} is neither in the zone {} nor above it", quoted(directive.after),
                    quoted(zone.origin_name())),
        "all relative names below this line lie outside the zone, and their records are dropped: "
        "correct the name, or check the file with --origin if it is another zone's"));
  }
}

}  // namespace

const Rule origin_outside_zone = {
    .id = "origin-outside-zone",
    .severity = Severity::warning,
    .summary = "$ORIGIN names a domain outside the zone",
    .authority = "practice",
    .docs =
        {
            .what = "A $ORIGIN that is neither the zone's name, nor below it, nor above it.",
            .why = "Owners on the lines below that are written without a final dot then lie "
                   "outside the zone. BIND and Knot drop their records with a warning in the "
                   "log, NSD refuses the file. A typing error is the usual cause, or a block "
                   "that was copied from another zone.",
            .example = "$ORIGIN exmaple.com.   ; in the zone example.com\n"
                       "www IN A 192.0.2.80",
            .instead = "$ORIGIN example.com.\n"
                       "www IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
