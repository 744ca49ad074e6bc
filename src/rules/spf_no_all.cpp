#include "rules/shared/spf.h"
#include "rules/shared/spf_records.h"

namespace zonemend::rules {

extern const Rule spf_no_all;

namespace {

bool is_sound(const SpfPolicy& policy) {
  TextFaults faults;
  for (const SpfTerm& term : policy.terms) check_spf_term(term, faults);
  return faults.empty();
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  const SpfIncludes includes(zone);
  for_spf_policies(zone, spf_open, [&](const SpfPolicy& policy) {
    if (policy.find_all() != nullptr || policy.find(SpfKind::redirect) != nullptr) return;
    if (!is_sound(policy)) return;  // spf-syntax
    if (!includes.is_for_mail(policy.text.record()) || policy.text.is_judged_elsewhere()) return;
    sink.push_back(make_finding(spf_no_all, policy.text.place(),
                                "this SPF policy does not say what holds for all other hosts",
                                "add '-all' or '~all' at its end"));
  });
}

}  // namespace

const Rule spf_no_all = {
    .id = "spf-no-all",
    .severity = Severity::info,
    .summary = "SPF policy has no 'all' at its end",
    .authority = "RFC 7208 section 4.7",
    .docs =
        {
            .what = "An SPF policy without \"all\" and without \"redirect=\", at a name that mail "
                    "is sent from: names with an underscore and those that other policies of the "
                    "zone include are left out.",
            .why =
                "Without an end the policy says \"neutral\" about every host that is not listed: "
                "receivers treat mail from it as if there were no policy.",
            .example = "@ IN TXT \"v=spf1 mx include:_spf.example.net\"",
            .instead = "@ IN TXT \"v=spf1 mx include:_spf.example.net -all\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
