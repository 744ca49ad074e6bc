#include <fmt/format.h>

#include "rules/shared/lookup.h"
#include "rules/shared/spf.h"
#include "rules/shared/spf_records.h"

namespace zonemend::rules {

extern const Rule spf_target_missing;

namespace {

using Kind = Lookup::Kind;

// Where the name leads within the zone; nothing when the zone does not know all of it.
std::optional<Lookup> resolve(const Zone& zone, NameView name) {
  constexpr int most_aliases = 8;
  Lookup found = look_up(zone, name);
  for (int i = 0; i < most_aliases; ++i) {
    if (found.kind == Kind::missing) return found;
    if (found.kind != Kind::node && found.kind != Kind::wildcard) return std::nullopt;
    if (!zone.has(found.at, RrType::cname)) return found;
    found = look_up(zone, target_of(zone, zone.record(first_at(zone, found.at, RrType::cname))));
  }
  return std::nullopt;
}

bool has_any(const Zone& zone, const Lookup& found, std::initializer_list<RrType> types) {
  if (found.kind == Kind::missing) return false;
  for (const RrType type : types) {
    if (zone.has(found.at, type)) return true;
  }
  return false;
}

struct Missing {
  std::string_view what;
  Severity severity;
};

// What the term needs and the zone does not have.
std::optional<Missing> missing_for(const Zone& zone, const SpfTerm& term) {
  const auto name = spf_name(term.domain);
  const auto found = name ? resolve(zone, *name) : std::nullopt;
  if (!found) return std::nullopt;
  switch (term.kind) {
    case SpfKind::include:
    case SpfKind::redirect:
      if (found->kind != Kind::missing && spf_at(zone, found->at).count > 0) break;
      return Missing{"an SPF policy", Severity::error};
    case SpfKind::a:
      if (has_any(zone, *found, {RrType::a, RrType::aaaa})) break;
      return Missing{"an address (A or AAAA)", Severity::warning};
    case SpfKind::mx:
      if (has_any(zone, *found, {RrType::mx})) break;
      return Missing{"a mail server (MX)", Severity::warning};
    default:
      break;
  }
  return std::nullopt;
}

// `all`: the policy's, if it has one.
bool is_effective(const SpfTerm* all, const SpfTerm& term) {
  return all == nullptr || (&term < all && term.kind != SpfKind::redirect);
}

void check_policy(const Zone& zone, const SpfPolicy& policy, FindingSink& sink) {
  TextFaults faults;
  const SpfTerm* all = policy.find_all();
  for (const SpfTerm& term : policy.terms) {
    if (!is_effective(all, term)) continue;
    const auto missing = missing_for(zone, term);
    if (!missing) continue;
    const bool is_void = missing->severity == Severity::error;
    faults.push_back({term.domain,
                      fmt::format("'{}' does not have {}{}", excerpt(term.domain), missing->what,
                                  is_void ? ", which makes this policy void" : ""),
                      "correct the name, or delete the term", missing->severity});
  }
  report_faults(policy.text, sink, spf_target_missing, faults);
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  for_spf_policies(zone, spf_names_inside,
                   [&](const SpfPolicy& policy) { check_policy(zone, policy, sink); });
}

}  // namespace

const Rule spf_target_missing = {
    .id = "spf-target-missing",
    .severity = Severity::error,
    .summary = "SPF policy names something that the zone does not have",
    .authority = "RFC 7208 sections 4.6.4 and 5.2",
    .docs =
        {
            .what =
                "An include or a redirect of a name in this zone that has no SPF policy (error), "
                "or an \"a:\" or \"mx:\" with a name in this zone that has no address or no mail "
                "server (warning).",
            .why = "An include of a name without a policy makes the whole policy void (permerror): "
                   "all mail fails the check, whoever sent it. Other names that are not there cost "
                   "a lookup each and match nothing, so a host that was renamed may no longer "
                   "send; receivers give up after two of them.",
            .example = "@    IN TXT \"v=spf1 include:_spf.example.com -all\"\n"
                       "spf1 IN TXT \"v=spf1 ip4:192.0.2.0/24 -all\"",
            .instead = "@    IN TXT \"v=spf1 include:_spf.example.com -all\"\n"
                       "_spf IN TXT \"v=spf1 ip4:192.0.2.0/24 -all\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
