#include <fmt/format.h>

#include "rules/shared/spf.h"
#include "rules/shared/spf_records.h"

namespace zonemend::rules {

extern const Rule spf_ptr;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for_spf_policies(zone, spf_asks_ptr, [&sink](const SpfPolicy& policy) {
    const SpfTerm* ptr = policy.find(SpfKind::ptr);
    if (ptr == nullptr || !is_sound_term(ptr->whole) || policy.text.is_judged_elsewhere()) return;
    sink.push_back(make_finding(
        spf_ptr, policy.place(ptr->whole),
        fmt::format("'{}' should not be used: it is slow, and some receivers ignore it",
                    excerpt(ptr->whole)),
        "list the hosts with 'a:', 'mx', 'ip4:' or 'ip6:' instead"));
  });
}

}  // namespace

const Rule spf_ptr = {
    .id = "spf-ptr",
    .severity = Severity::warning,
    .summary = "SPF policy asks for the reverse names of senders (ptr)",
    .authority = "RFC 7208 section 5.5",
    .docs =
        {
            .what = "The mechanism \"ptr\" in an SPF policy.",
            .why = "For every mail it makes receivers look up the sender's reverse name and the "
                   "addresses of that. It is slow, it depends on the reverse zone of others, and "
                   "the standard tells you not to use it; large receivers skip it.",
            .example = "@ IN TXT \"v=spf1 ptr -all\"",
            .instead = "@ IN TXT \"v=spf1 ip4:192.0.2.0/24 -all\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
