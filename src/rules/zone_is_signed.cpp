#include <algorithm>

#include "rules/shared/records.h"
#include "rules/shared/signed_zone.h"

namespace zonemend::rules {

extern const Rule zone_is_signed;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  // Of a few signatures that were left over speaks dnssec-records-in-unsigned-zone.
  if (!zone.is_signed() || signing_of(zone) == Signing::stray) return;
  RecordId first = static_cast<RecordId>(zone.records().size());
  for (const RrType type : {RrType::rrsig, RrType::nsec, RrType::nsec3}) {
    const auto records = zone.records_of(type);
    if (!records.empty()) first = std::min(first, records.front());
  }
  Finding finding = make_finding(zone_is_signed, place_of(zone, zone.record(first)),
                                 "this zone is signed: the file is the output of a DNSSEC signer",
                                 "make changes in the unsigned source and sign it again");
  finding.label = "made by the signer";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule zone_is_signed = {
    .id = "zone-is-signed",
    .severity = Severity::info,
    .summary = "file holds signatures: it is the output of DNSSEC signing",
    .authority = "RFC 4035 section 2",
    .docs =
        {
            .what =
                "RRSIG, NSEC or NSEC3 records in the file, and a signature over its SOA record.",
            .why =
                "Signatures cover the records as they were at signing. Whoever edits a signed "
                "file by hand breaks it: validating resolvers then refuse the changed names, and "
                "named-checkzone does not notice. Edit the unsigned source and sign again.",
            .example =
                "@ 3600 IN RRSIG SOA 13 2 3600 20240601000000 20240501000000 1 example.com. c2ln",
            .instead =
                "; in the unsigned source of the zone there are no RRSIG, NSEC and NSEC3 records",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
