#include <fmt/format.h>

#include "rules/shared/alias_target.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"
#include "rules/shared/unencoded_names.h"

namespace zonemend::rules {

extern const Rule cname_target_not_hostname;

namespace {

// As written, since that shows best what was meant.
std::string target_text(const Zone& zone, const Record& record) {
  const auto written = written_target(zone, record);
  return written ? std::string(*written) : target_of(zone, record).text();
}

void check(const Zone& zone, FindingSink& sink) {
  for_targets_with(zone, RrType::cname, target_odd_characters, [&](const Record& record) {
    const auto fault = target_fault(zone, record, TargetFault::not_hostname);
    if (fault != TargetFault::not_hostname) return;
    if (is_unencoded_idn(written_target(zone, record).value_or(""), target_of(zone, record)))
      return;
    Finding finding =
        make_finding(cname_target_not_hostname, target_place(zone, record),
                     fmt::format("{} points at '{}', which is not a host name",
                                 quoted(zone.name(record.owner)), target_text(zone, record)),
                     "write only the name of a host, without 'https://', path, port or '*', and "
                     "with a dot at its end");
    finding.label = "not a host name";
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule cname_target_not_hostname = {
    .id = "cname-target-not-hostname",
    .severity = Severity::warning,
    .summary = "target of an alias (CNAME) is not the name of a host",
    .authority = "RFC 1123 section 2.1",
    .docs =
        {
            .what =
                "A CNAME target with characters that no host name has: a URL, a path, a port, an "
                "at sign, an asterisk, a space. International names in UTF-8 have a rule of their "
                "own.",
            .why =
                "A zone file takes nearly any characters for a name, so servers load it silently. "
                "But no such host exists: an alias points at a host name, never at a URL.",
            .example = "www IN CNAME https://shop.example.net/",
            .instead = "www IN CNAME shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
