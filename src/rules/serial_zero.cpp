#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule serial_zero;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || soa->serial != 0) return;
  Finding finding = make_finding(serial_zero, soa_place(zone, *soa, SoaField::serial),
                                 "the serial number of the zone is 0",
                                 "write 1 or more, or a date such as 2026030401 (YYYYMMDDnn)");
  finding.label = "serial";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule serial_zero = {
    .id = "serial-zero",
    .severity = Severity::info,
    .summary = "serial number of the zone is 0",
    .authority = "practice",
    .docs =
        {
            .what = "An SOA record whose serial number is 0.",
            .why =
                "It is allowed, but several programs treat 0 in a special way: BIND passes over it "
                "when it counts, and older versions of PowerDNS put a number of their own in its "
                "place. It also tells that nobody counts the changes, which secondary name "
                "servers then do not fetch.",
            .example = "@ IN SOA ns1 hostmaster 0 2h 1h 2w 1h",
            .instead = "@ IN SOA ns1 hostmaster 1 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
