#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule ttl_raised;

namespace {

constexpr std::uint32_t day = 86400;

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change)) return;
  for (const RrsetChange& set : change.rrsets()) {
    if (set.is_new() || set.is_gone()) continue;
    if (*set.ttl_after <= day || *set.ttl_after / 2 < *set.ttl_before) continue;
    sink.push_back(
        make_finding(ttl_raised, place_after(change, set.owner, set.set.type),
                     fmt::format("the TTL of {} {} grows from {} to {} seconds", quoted(set.owner),
                                 rr_type_text(set.set.type), *set.ttl_before, *set.ttl_after),
                     "a day (86400) is enough for most records"));
  }
}

}  // namespace

const Rule ttl_raised = {
    .id = "ttl-raised",
    .severity = Severity::info,
    .summary = "a TTL grows to more than a day",
    .authority = "RFC 1912 section 2.2",
    .docs =
        {
            .what = "A change that makes the TTL of records much longer, to more than a day.",
            .why = "For that long everybody keeps the answer. A mistake in these records cannot "
                   "be taken back before.",
            .example = "- www 300 IN A 192.0.2.80\n"
                       "+ www 604800 IN A 192.0.2.80",
            .instead = "- www 300 IN A 192.0.2.80\n"
                       "+ www 86400 IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
