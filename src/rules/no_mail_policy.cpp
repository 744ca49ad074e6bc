#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/mail_policy.h"
#include "rules/shared/spf.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule no_mail_policy;

namespace {

bool is_reverse(NameView origin) {
  return origin.label_count() > 0 &&
         ascii::equal_ignoring_case(origin.suffix(1).first_label(), "arpa");
}

bool has_mail_server(const Zone& zone) {
  const auto records = records_at(zone, zone.origin(), RrType::mx);
  return std::any_of(records.begin(), records.end(),
                     [&zone](RecordId id) { return !target_of(zone, zone.record(id)).is_root(); });
}

bool refuses_all(const SpfPolicy& policy) {
  return policy.terms.size() == 1 && policy.terms[0].kind == SpfKind::all &&
         policy.terms[0].qualifier == '-';
}

bool has_refusing_spf(const Zone& zone) {
  const auto records = spf_records_at(zone, zone.origin());
  return std::any_of(records.begin(), records.end(), [&zone](RecordId id) {
    SpfPolicy policy;
    policy.read(zone, zone.record(id));
    return refuses_all(policy);
  });
}

// An alias may lead to the policy.
bool has_rejecting_dmarc(const Zone& zone) {
  const auto name = Name::prepend("_dmarc", zone.origin_name());
  const NameId owner = name ? zone.names().find(*name) : no_name;
  if (owner == no_name) return false;
  if (zone.has(owner, RrType::cname)) return true;
  const auto records = records_at(zone, owner, RrType::txt);
  return std::any_of(records.begin(), records.end(), [&zone](RecordId id) {
    TxtText text;
    text.read(zone, zone.record(id));
    const std::vector<Tag> tags = read_tags(text.text());
    const Tag* policy = find_tag(tags, "p");
    return has_version(tags, "DMARC1") && policy != nullptr &&
           ascii::equal_ignoring_case(policy->value, "reject");
  });
}

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = records_at(zone, zone.origin(), RrType::soa);
  if (!zone.complete() || soa.empty() || is_reverse(zone.origin_name())) return;
  if (has_mail_server(zone)) return;
  std::string missing;
  const auto add = [&missing](std::string_view line) {
    missing += fmt::format("{}'{}'", missing.empty() ? "" : ", ", line);
  };
  if (records_at(zone, zone.origin(), RrType::mx).empty()) add("@ IN MX 0 .");
  if (!has_refusing_spf(zone)) add("@ IN TXT \"v=spf1 -all\"");
  if (!has_rejecting_dmarc(zone)) add("_dmarc IN TXT \"v=DMARC1; p=reject\"");
  if (missing.empty()) return;
  sink.push_back(make_finding(no_mail_policy, place_of(zone, zone.record(soa.front())),
                              "the domain has no mail server, and does not say that it sends no "
                              "mail",
                              "if it sends and receives none, add " + missing));
}

}  // namespace

const Rule no_mail_policy = {
    .id = "no-mail-policy",
    .severity = Severity::info,
    .enabled = false,
    .summary = "domain without mail does not say so",
    .authority = "RFC 7505; RFC 7208; RFC 7489",
    .docs =
        {
            .what =
                "A zone, other than a reverse zone, whose own name has no mail server (MX), and "
                "lacks the null MX, an SPF policy \"v=spf1 -all\" or a DMARC policy "
                "\"p=reject\".",
            .why = "Domains that send no mail are forged most easily: nothing tells receivers that "
                   "such mail cannot be genuine. Without a null MX, mail to the domain is tried at "
                   "its web server for days. Not every zone is a domain that people write to, so "
                   "the rule is off unless selected.",
            .example = "@ IN A 192.0.2.80",
            .instead = "@      IN A   192.0.2.80\n"
                       "@      IN MX  0 .\n"
                       "@      IN TXT \"v=spf1 -all\"\n"
                       "_dmarc IN TXT \"v=DMARC1; p=reject\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
