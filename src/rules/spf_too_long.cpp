#include <fmt/format.h>

#include "rules/shared/spf.h"
#include "rules/shared/spf_records.h"

namespace zonemend::rules {

extern const Rule spf_too_long;

namespace {

constexpr RuleOption options[] = {{.name = "most",
                                   .what = "the most octets in an SPF policy",
                                   .fallback = 450,
                                   .least = 1,
                                   .most = 65535}};

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto most = static_cast<std::size_t>(context.number(spf_too_long, "most"));
  const auto may_be_long = [&](const SpfRecord& spf) {
    return zone.record(spf.record).rdata_size > most;
  };
  for_wanted_spf_policies(zone, may_be_long, [&](const SpfPolicy& policy) {
    const std::size_t size = policy.text.text().size();
    if (size <= most || policy.text.is_judged_elsewhere()) return;
    sink.push_back(make_finding(
        spf_too_long, policy.text.place(),
        fmt::format("this SPF policy has {} octets, more than {}", size, most),
        "move a part of it to another name, and write 'include:' and that name in its place"));
  });
}

}  // namespace

const Rule spf_too_long = {
    .id = "spf-too-long",
    .severity = Severity::info,
    .summary = "SPF policy is long for one answer",
    .authority = "RFC 7208 section 3.4",
    .docs =
        {
            .what = "An SPF policy with more than 450 octets, its strings taken together. The "
                    "number can be set.",
            .why = "With the name and the other TXT records there, the answer outgrows 512 octets, "
                   "the old size of a DNS packet. Receivers then have to ask again over TCP, and "
                   "where a firewall does not let that pass, they see no policy.",
            .example = "@ IN TXT ( \"v=spf1 ip4:192.0.2.1 ip4:192.0.2.7 ...\"\n"
                       "           \"...and 30 more -all\" )",
            .instead =
                "@     IN TXT \"v=spf1 include:_spf1.example.com include:_spf2.example.com -all\"\n"
                "_spf1 IN TXT \"v=spf1 ip4:192.0.2.1 ip4:192.0.2.7 ...\"\n"
                "_spf2 IN TXT \"v=spf1 ...\"",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
