#include <fmt/format.h>

#include <bitset>
#include <map>

#include "rules/shared/child_ds.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule cds_mismatch;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  const std::vector<DnssecKey> keys = apex_keys(zone);
  const std::vector<ChildDs> records = child_ds_records(zone);
  const std::bitset<256> algorithms = key_algorithms(keys);
  ChildDsKeys by_record(zone, keys);
  const auto fits = [&](const ChildDs& record) { return by_record.find(record) != nullptr; };
  // A key may be announced before it is published (RFC 6781 section 4.1.2), but not alone.
  std::map<RrType, bool> some_fit;
  for (const ChildDs& record : records) {
    if (!record.deletes && fits(record)) some_fit[record.type] = true;
  }
  for (const ChildDs& record : records) {
    // Of algorithms without a key speaks cds-without-dnskey.
    if (record.deletes || !algorithms.test(record.algorithm) || fits(record)) continue;
    const std::string type = rr_type_text(record.type);
    Finding finding = make_finding(cds_mismatch, place_of(zone, zone.record(record.record)),
                                   fmt::format("this {} record fits none of the zone's keys", type),
                                   "make it anew from the DNSKEY record, or delete it");
    finding.label = "no such key";
    if (some_fit[record.type]) finding.severity = Severity::warning;
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cds_mismatch = {
    .id = "cds-mismatch",
    .severity = Severity::error,
    .summary = "CDS or CDNSKEY fits none of the zone's keys",
    .authority = "RFC 7344 section 4.1",
    .docs =
        {
            .what = "A CDS record whose digest is that of no DNSKEY record of the zone, or a "
                    "CDNSKEY record that equals none. A warning where another one fits, as in a "
                    "change of keys.",
            .why = "These records ask the parent zone to point to a key. With one that is not "
                   "there, the zone would be unreachable for everyone behind a resolver that "
                   "checks signatures; careful parents refuse the whole set, so that the change "
                   "of keys does not go on. BIND looks at the algorithm alone.",
            .example = "@ DNSKEY  257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...\n"
                       "@ CDNSKEY 257 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjj...",
            .instead = "@ DNSKEY  257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...\n"
                       "@ CDNSKEY 257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
