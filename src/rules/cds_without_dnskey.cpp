#include <fmt/format.h>

#include <bitset>

#include "dns/dnssec.h"
#include "rules/shared/child_ds.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule cds_without_dnskey;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  const std::vector<DnssecKey> keys = apex_keys(zone);
  const std::bitset<256> algorithms = key_algorithms(keys);
  for (const ChildDs& record : child_ds_records(zone)) {
    if (record.deletes || algorithms.test(record.algorithm)) continue;
    const std::string type = rr_type_text(record.type);
    if (record.algorithm == 0) {
      sink.push_back(make_finding(
          cds_without_dnskey, place_of(zone, zone.record(record.record)),
          fmt::format("this {} record is not quite the one that asks for deletion", type),
          fmt::format("write '{}'", record.type == cds_type ? "0 0 0 00" : "0 3 0 AA==")));
      continue;
    }
    Finding finding = make_finding(
        cds_without_dnskey, place_of(zone, zone.record(record.record)),
        keys.empty() ? fmt::format("{} record in a zone that has no keys", type)
                     : fmt::format("{} record for a key of {}, of which the zone has none", type,
                                   dnssec_algorithm_text(record.algorithm)),
        "delete it, or add the DNSKEY record first; BIND does not load the zone as it is");
    finding.label = "asks the parent zone for a DS record";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cds_without_dnskey = {
    .id = "cds-without-dnskey",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "CDS or CDNSKEY for an algorithm that the zone has no key of",
    .authority = "RFC 7344 section 4.1",
    .docs =
        {
            .what = "A CDS or CDNSKEY record at the zone's own name whose algorithm is that of no "
                    "DNSKEY record. Those that ask the parent to delete its DS records are fine.",
            .why = "The record asks the parent zone to trust a key that is not there. If the "
                   "parent did so, the zone would be unreachable for everyone behind a resolver "
                   "that checks signatures. BIND refuses to load the zone, and does not say which "
                   "record it means.",
            .example = "@ CDS 2371 13 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E44"
                       "69DA50A",
            .instead = "@ CDS    2371 13 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1"
                       "E4469DA50A\n"
                       "@ DNSKEY 257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
