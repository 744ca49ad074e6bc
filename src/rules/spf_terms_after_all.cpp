#include <fmt/format.h>

#include "rules/shared/spf.h"
#include "rules/shared/spf_records.h"

namespace zonemend::rules {

extern const Rule spf_terms_after_all;

namespace {

// What "all" makes useless: mechanisms behind it, and a redirect anywhere.
bool is_useless(const SpfTerm& term, const SpfTerm* all) {
  if (term.kind == SpfKind::redirect) return true;
  return &term > all && !term.is_modifier() && term.kind != SpfKind::unknown;
}

void check_policy(const SpfPolicy& policy, FindingSink& sink) {
  const SpfTerm* all = policy.find_all();
  if (all == nullptr) return;
  std::vector<const SpfTerm*> useless;
  for (const SpfTerm& term : policy.terms) {
    if (is_useless(term, all)) useless.push_back(&term);
  }
  if (useless.empty() || policy.text.is_judged_elsewhere()) return;
  const SpfTerm& first = *useless.front();
  std::string message = fmt::format("'{}' is never looked at, because of '{}'",
                                    excerpt(first.whole), excerpt(all->whole));
  if (useless.size() > 1) {
    message += fmt::format(" (nor {})", count_of(useless.size() - 1, "more term"));
  }
  const bool redirects = first.kind == SpfKind::redirect;
  Finding finding =
      make_finding(spf_terms_after_all, policy.place(first.whole), std::move(message),
                   redirects ? fmt::format("delete '{}', or '{}' if the other policy should apply",
                                           first.whole, all->whole)
                             : fmt::format("write it in front of '{}', or delete it", all->whole));
  finding.labels.push_back({policy.place(all->whole), "matches every host"});
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  for_spf_policies(zone, spf_behind_all,
                   [&sink](const SpfPolicy& policy) { check_policy(policy, sink); });
}

}  // namespace

const Rule spf_terms_after_all = {
    .id = "spf-terms-after-all",
    .severity = Severity::warning,
    .summary = "terms of an SPF policy stand after 'all'",
    .authority = "RFC 7208 sections 5.1 and 6.1",
    .docs =
        {
            .what = "Mechanisms after \"all\" in an SPF policy, or \"redirect=\" beside it. "
                    "Settings such as \"exp=\" may stand anywhere.",
            .why =
                "Receivers read from left to right, and \"all\" matches every host: what follows "
                "is never looked at, and redirect counts only where there is no \"all\". A mail "
                "service added at the end is therefore not allowed to send.",
            .example = "@ IN TXT \"v=spf1 mx -all include:_spf.example.net\"",
            .instead = "@ IN TXT \"v=spf1 mx include:_spf.example.net -all\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
