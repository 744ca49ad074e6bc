#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule soa_mname_root;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || !soa->mname.is_root()) return;
  Finding finding = make_finding(soa_mname_root, soa_place(zone, *soa, SoaField::mname),
                                 "the zone names no primary name server (SOA MNAME)",
                                 "write the name of the server where the zone is changed, such as "
                                 "'ns1.example.com.'");
  finding.label = "no name server";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_mname_root = {
    .id = "soa-mname-root",
    .severity = Severity::info,
    .summary = "SOA record names no primary name server",
    .authority = "RFC 1035 section 3.3.13",
    .docs =
        {
            .what = "An SOA record whose first field, the primary name server, is a single dot.",
            .why = "Programs that change records (dynamic updates of DHCP servers and Windows "
                   "computers, certificate tools) send the change to the server that is named "
                   "there; without a name they cannot. Some operators want that; then silence "
                   "this rule for the zone.",
            .example = "@ IN SOA . hostmaster 7 2h 1h 2w 1h",
            .instead = "@ IN SOA ns1 hostmaster 7 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
