#include <fmt/format.h>

#include "rules/shared/alias_target.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"
#include "zonemend/tlds.h"

namespace zonemend::rules {

extern const Rule cname_target_missing_dot;

namespace {

// Such a name is hardly relative on purpose.
bool ends_in_tld(NameView written) { return is_known_tld(written.suffix(1).first_label()); }

Severity severity_of(const Zone& zone, NameView written, NameView expanded) {
  const bool certain = zone.complete() && look_up(zone, expanded).kind == Lookup::Kind::missing;
  return ends_in_tld(written) && certain ? Severity::error : Severity::warning;
}

void check(const Zone& zone, FindingSink& sink) {
  for_targets_with(
      zone, RrType::cname, target_missing | target_by_wildcard, [&](const Record& record) {
        const auto fault = target_fault(zone, record, TargetFault::missing_dot);
        if (fault != TargetFault::missing_dot) return;
        const auto text = written_target(zone, record);
        const auto meant = Name::parse(*text, NameView(std::string_view("\0", 1)));
        if (!meant || is_occluded(zone, record.owner)) return;

        const NameView target = target_of(zone, record);
        const Span span = target_place(zone, record);
        Finding finding = make_finding(
            cname_target_missing_dot, span,
            fmt::format("the target has no dot at its end, so it means {}", quoted(target)),
            fmt::format("write '{}.' if that is the name that you mean", *text));
        finding.severity = severity_of(zone, *meant, target);
        finding.label = "no final dot";
        const Safety safety = ends_in_tld(*meant) ? Safety::unsafe : Safety::display_only;
        finding.fixes.push_back({fmt::format("write '{}.'", *text),
                                 safety,
                                 {{{span.source, span.end, span.end}, "."}}});
        sink.push_back(std::move(finding));
      });
}

}  // namespace

const Rule cname_target_missing_dot = {
    .id = "cname-target-missing-dot",
    .severity = Severity::error,
    .summary = "target of an alias (CNAME) lacks its final dot",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A CNAME target of several labels that is written without a final dot and, "
                    "completed with the origin, names nothing in the zone. It is an error when the "
                    "written name ends in a top-level domain such as \"com\", otherwise a warning.",
            .why =
                "A name without a final dot is relative: the zone is added to it. "
                "\"shop.example.net\" in the zone example.com means shop.example.net.example.com. "
                "All servers load it silently, and the alias leads nowhere. It is the commonest "
                "mistake in zone files.",
            .example = "www IN CNAME shop.example.net",
            .instead = "www IN CNAME shop.example.net.",
            .fix =
                "Adds the dot where the name ends in a top-level domain. It is unsafe, because it "
                "changes what the alias points at.",
        },
    .check = check,
};

}  // namespace zonemend::rules
