#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule generate_even_nibble_width;

const Rule generate_even_nibble_width = {
    .id = "generate-even-nibble-width",
    .severity = Severity::warning,
    .summary = "nibbles of $GENERATE end in a dot",
    .authority = "BIND manual, $GENERATE",
    .docs =
        {
            .what = "A ${offset,width,n} with an even width.",
            .why = "The width counts the dots between the nibbles too, so an even one ends "
                   "in a dot. The name is then taken as it is, without the origin: it lies "
                   "outside the zone, and BIND drops the record with a warning.",
            .example = "$GENERATE 0-15 ${0,2,n} PTR host$.example.com.",
            .instead = "$GENERATE 0-15 ${0,1,n} PTR host$.example.com.",
            .fix = "",
        },
};

}  // namespace zonemend::rules
