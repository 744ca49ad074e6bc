#include "rules/shared/soa_mailbox.h"

namespace zonemend::rules {

extern const Rule soa_rname_root;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || mailbox_fault(zone, *soa) != MailboxFault::root) return;
  Finding finding =
      make_finding(soa_rname_root, soa_place(zone, *soa, SoaField::rname),
                   "the zone names no mail address to write to when it is broken (SOA RNAME)",
                   "write an address that is read, with a dot for the at sign, such as "
                   "'hostmaster.example.com.'");
  finding.label = "no address";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_rname_root = {
    .id = "soa-rname-root",
    .severity = Severity::warning,
    .summary = "SOA record names no mail address",
    .authority = "RFC 1035 section 3.3.13; RFC 1912 section 2.2",
    .docs =
        {
            .what = "An SOA record whose second field, the mail address of whoever looks after the "
                    "zone, is a single dot.",
            .why = "Whoever sees that the zone is broken, or that mail or attacks come from it, "
                   "looks for the address there and finds none. Zones that a server loads for "
                   "itself alone, with 'localhost' as name server, need none.",
            .example = "@ IN SOA ns1 . 7 2h 1h 2w 1h",
            .instead = "@ IN SOA ns1 hostmaster 7 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
