#include "rules/shared/spf.h"
#include "rules/shared/spf_records.h"

namespace zonemend::rules {

extern const Rule spf_neutral_all;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  const SpfIncludes includes(zone);
  for_spf_policies(zone, spf_neutral_end, [&](const SpfPolicy& policy) {
    const SpfTerm* all = policy.find_all();
    if (all == nullptr || all->qualifier != '?') return;
    if (!includes.is_for_mail(policy.text.record()) || policy.text.is_judged_elsewhere()) return;
    sink.push_back(
        make_finding(spf_neutral_all, policy.place(all->whole),
                     "'?all' says nothing about mail from other hosts, as if there were no policy",
                     "write '~all' or '-all' when the list of your own hosts is complete"));
  });
}

}  // namespace

const Rule spf_neutral_all = {
    .id = "spf-neutral-all",
    .severity = Severity::info,
    .summary = "SPF policy says nothing about other hosts",
    .authority = "RFC 7208 section 8.2",
    .docs =
        {
            .what = "An SPF policy that ends in \"?all\" (neutral), at a name that mail is sent "
                    "from: names with an underscore and those that other policies of the zone "
                    "include are left out.",
            .why = "Receivers must treat a neutral result as if there were no policy, so forged "
                   "mail is not recognised. It is meant for the time in which a policy is tried "
                   "out.",
            .example = "@ IN TXT \"v=spf1 mx ?all\"",
            .instead = "@ IN TXT \"v=spf1 mx ~all\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
