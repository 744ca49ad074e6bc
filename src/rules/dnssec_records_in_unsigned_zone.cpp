#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/alias_copies.h"
#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"
#include "zonemend/delete_record.h"

namespace zonemend::rules {

extern const Rule dnssec_records_in_unsigned_zone;

namespace {

std::optional<Fix> delete_all(const Zone& zone, const std::vector<RecordId>& strays) {
  if (!in_one_document(zone, strays)) return std::nullopt;
  auto edits = delete_records(zone, strays);
  if (!edits) return std::nullopt;
  return Fix{"delete what comes from signing", Safety::unsafe, std::move(*edits)};
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::stray) return;
  std::vector<RecordId> strays;
  for (const RrType type : {RrType::rrsig, RrType::nsec, RrType::nsec3}) {
    const auto records = zone.records_of(type);
    strays.insert(strays.end(), records.begin(), records.end());
  }
  std::sort(strays.begin(), strays.end());
  const auto make = [&](RecordId record) {
    Finding finding =
        make_finding(dnssec_records_in_unsigned_zone, place_of(zone, zone.record(record)),
                     fmt::format("this {} record comes from signing, but the zone is not signed",
                                 rr_type_text(zone.record(record).type)),
                     "delete it: the signer makes such records anew; or sign the whole zone");
    finding.label = "left over";
    if (record == strays.front()) {
      if (auto fix = delete_all(zone, strays)) finding.fixes.push_back(std::move(*fix));
    }
    return finding;
  };
  report_folded(sink, strays, make, 1);
}

}  // namespace

const Rule dnssec_records_in_unsigned_zone = {
    .id = "dnssec-records-in-unsigned-zone",
    .severity = Severity::warning,
    .summary = "signatures or proofs of absence in a zone that is not signed",
    .authority = "practice",
    .docs =
        {
            .what = "RRSIG, NSEC or NSEC3 records in a zone whose SOA record is not signed. One "
                    "finding for all of them; the other rules about signatures are silent then.",
            .why = "They were left over when signing was given up, or came with records that were "
                   "copied from the output of a query. They prove nothing, and confuse whoever "
                   "looks for a fault; some servers keep them when they sign the zone later.",
            .example = "www A     192.0.2.80\n"
                       "www RRSIG A 13 3 3600 20260401000000 20260301000000 2371 example.com. "
                       "c2ln...",
            .instead = "www A     192.0.2.80",
            .fix =
                "Deletes all of these records, when they stand in one file. It is unsafe because "
                "servers do serve them.",
        },
    .check = check,
};

}  // namespace zonemend::rules
