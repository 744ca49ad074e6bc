#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule ns_target_root;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for_targets_with(zone, RrType::ns, target_is_root, [&](const Record& record) {
    Finding finding = make_finding(
        ns_target_root, target_place(zone, record),
        fmt::format("the name server of {} is the root '.'", quoted(zone.name(record.owner))),
        "write the name of the server; the root is no host and has no address");
    finding.label = "no host";
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule ns_target_root = {
    .id = "ns-target-root",
    .severity = Severity::warning,
    .summary = "name server (NS) is the root",
    .authority = "practice",
    .docs =
        {
            .what = "An NS record whose target is a single dot.",
            .why = "The root has no address, so nobody reaches such a name server. In MX and "
                   "SRV records a dot means that there is no service; in an NS record it has "
                   "no such meaning, and resolvers try in vain. All servers load it silently.",
            .example = "lab IN NS .",
            .instead = "lab IN NS ns1.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
