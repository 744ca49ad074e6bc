#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule ttl_lowered;

namespace {

constexpr std::uint32_t minute = 60;

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change)) return;
  for (const RrsetChange& set : change.rrsets()) {
    if (set.is_new() || set.is_gone()) continue;
    if (*set.ttl_after >= minute || *set.ttl_before < minute) continue;
    sink.push_back(
        make_finding(ttl_lowered, place_after(change, set.owner, set.set.type),
                     fmt::format("the TTL of {} {} falls from {} to {} seconds", quoted(set.owner),
                                 rr_type_text(set.set.type), *set.ttl_before, *set.ttl_after),
                     "five minutes (300) are short enough for most purposes"));
  }
}

}  // namespace

const Rule ttl_lowered = {
    .id = "ttl-lowered",
    .severity = Severity::info,
    .summary = "a TTL falls below a minute",
    .authority = "RFC 1912 section 2.2",
    .docs =
        {
            .what = "A change that lowers the TTL of records to less than a minute.",
            .why = "Nearly every visit has to ask your name servers again, which makes it "
                   "slower and depends on them more. Before a move that is wanted for a while, "
                   "and easily forgotten afterwards.",
            .example = "- www 3600 IN A 192.0.2.80\n"
                       "+ www 5 IN A 192.0.2.80",
            .instead = "- www 3600 IN A 192.0.2.80\n"
                       "+ www 300 IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
