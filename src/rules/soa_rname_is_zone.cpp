#include <fmt/format.h>

#include "rules/shared/soa_mailbox.h"

namespace zonemend::rules {

extern const Rule soa_rname_is_zone;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || mailbox_fault(zone, *soa) != MailboxFault::zone_itself) return;
  Finding finding =
      make_finding(soa_rname_is_zone, soa_place(zone, *soa, SoaField::rname),
                   fmt::format("the zone's mail address (SOA RNAME) is the name of the zone, which "
                               "is read as '{}'",
                               address_text(zone.origin_name())),
                   fmt::format("write the user in front of it, such as 'hostmaster.{}'",
                               zone.origin_name().text()));
  finding.label = "no user";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_rname_is_zone = {
    .id = "soa-rname-is-zone",
    .severity = Severity::warning,
    .summary = "mail address in the SOA is the name of the zone",
    .authority = "RFC 1035 section 8; RFC 1912 section 2.2",
    .docs =
        {
            .what = "An SOA record whose second field, the mail address of whoever looks after the "
                    "zone, is the zone's own name.",
            .why = "The first label of that name is read as the user, so that mail would go to "
                   "example@com. Usually '@' was written in both of the first two fields.",
            .example = "@ IN SOA @ @ 7 2h 1h 2w 1h",
            .instead = "@ IN SOA @ hostmaster 7 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
