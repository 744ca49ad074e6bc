#include <fmt/format.h>

#include "rules/shared/spf.h"
#include "rules/shared/spf_records.h"

namespace zonemend::rules {

extern const Rule spf_plus_all;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for_spf_policies(zone, spf_pass_end, [&sink](const SpfPolicy& policy) {
    const SpfTerm* all = policy.find_all();
    if (all == nullptr || all->qualifier != '+' || policy.text.is_judged_elsewhere()) return;
    sink.push_back(make_finding(
        spf_plus_all, policy.place(all->whole),
        fmt::format("'{}' allows every host in the world to send mail in this name", all->whole),
        "write '-all' to refuse all other hosts, or '~all' while you are not sure of the list"));
  });
}

}  // namespace

const Rule spf_plus_all = {
    .id = "spf-plus-all",
    .severity = Severity::warning,
    .summary = "SPF policy allows everybody to send mail",
    .authority = "RFC 7208 section 8.3",
    .docs =
        {
            .what =
                "An SPF policy with \"+all\", or with \"all\" and no sign in front of it, which "
                "means the same.",
            .why = "All mail that anybody sends in the name passes the check, and with it DMARC. "
                   "That is worse than no policy: forged mail counts as genuine.",
            .example = "@ IN TXT \"v=spf1 mx all\"",
            .instead = "@ IN TXT \"v=spf1 mx -all\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
