#include <fmt/format.h>

#include "rules/shared/soa_mailbox.h"

namespace zonemend::rules {

extern const Rule soa_rname_single_label;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || mailbox_fault(zone, *soa) != MailboxFault::single_label) return;
  std::string user = soa->rname.text();
  user.pop_back();
  Finding finding = make_finding(
      soa_rname_single_label, soa_place(zone, *soa, SoaField::rname),
      fmt::format("the zone's mail address (SOA RNAME) {} has no mail domain", quoted(soa->rname)),
      fmt::format("write '{}' without the dot if the zone itself is its domain, else the whole "
                  "address",
                  user));
  finding.label = "a user alone";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_rname_single_label = {
    .id = "soa-rname-single-label",
    .severity = Severity::warning,
    .summary = "mail address in the SOA has no domain",
    .authority = "RFC 1035 section 8; RFC 1912 section 2.2",
    .docs =
        {
            .what = "An SOA record whose second field, the mail address of whoever looks after the "
                    "zone, is one label with a final dot.",
            .why =
                "The first label is the user, and the rest the mail domain. Here nothing is left "
                "for the domain, so nobody can report a problem. Without the final dot the zone "
                "would be added.",
            .example = "@ IN SOA ns1 hostmaster. 7 2h 1h 2w 1h",
            .instead = "@ IN SOA ns1 hostmaster 7 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
