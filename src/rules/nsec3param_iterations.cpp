#include <fmt/format.h>

#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec3param_iterations;

namespace {

// From here on all resolvers in use treat the zone as unsigned; newer ones do so above 50.
constexpr unsigned most_checked = 150;

constexpr RuleOption options[] = {{.name = "most",
                                   .what = "the most additional iterations that are not reported",
                                   .fallback = 0,
                                   .least = 0,
                                   .most = 65535}};

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const std::int64_t most = context.number(nsec3param_iterations, "most");
  for (const Nsec3Param& param : nsec3_params(zone)) {
    const unsigned iterations = param.parameters.iterations;
    if (iterations <= most) continue;
    const bool ignored = iterations > most_checked;
    Finding finding = make_finding(
        nsec3param_iterations, field_place(zone, param.record, 2),
        ignored
            ? fmt::format("with {} iterations, resolvers treat the zone as unsigned", iterations)
            : fmt::format("names are hashed with {}, which protect nothing",
                          count_of(iterations, "additional iteration")),
        "sign the zone with 0 iterations");
    finding.label = "should be 0";
    if (ignored) finding.severity = Severity::error;
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule nsec3param_iterations = {
    .id = "nsec3param-iterations",
    .severity = Severity::warning,
    .summary = "NSEC3 hashes names more often than needed",
    .authority = "RFC 9276 section 3.1",
    .docs =
        {
            .what = "An NSEC3PARAM record with more additional iterations than the option 'most' "
                    "says (0 unless set); above 150 that is an error.",
            .why = "Iterations were meant to make it harder to find out the names of a zone. They "
                   "do not, but every server and every resolver does the work. Resolvers have "
                   "limits: above 150, newer ones above 50, they treat the zone as unsigned or "
                   "refuse its answers.",
            .example = "@ NSEC3PARAM 1 0 100 -",
            .instead = "@ NSEC3PARAM 1 0 0 -",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
