#include <fmt/format.h>

#include <optional>
#include <utility>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"
#include "zonemend/canonical.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule rrsig_ttl;

namespace {

struct Differing {
  RecordId record;
  NameId owner;
  RrType covered;
  RecordId of_set;
  std::uint32_t is;
  std::uint32_t wanted;
};

void check(const Zone& zone, FindingSink& sink) {
  if (signing_of(zone) != Signing::whole) return;
  std::vector<Differing> faults;
  NameId last = no_name;
  std::optional<ServedTtls> ttls;
  visit_signatures(zone, Standings(zone), [&](const OwnerSets& sets, const Signature& signature) {
    const RrType covered = signature.covered;
    const RecordId of_set = sets.find(covered)->first;
    if (zone.record(signature.record).ttl == zone.record(of_set).ttl) return;
    if (std::exchange(last, sets.owner()) != sets.owner()) {
      ttls.emplace(zone, zone.records_at(sets.owner()));
    }
    const std::uint32_t is = ttls->of({RrType::rrsig, covered});
    const std::uint32_t wanted = ttls->of({covered, RrType::none});
    if (is == wanted) return;
    // All signatures over the RRset have that TTL.
    if (signature.record != sets.signatures_over(covered).front().record) return;
    faults.push_back({signature.record, sets.owner(), covered, of_set, is, wanted});
  });
  sort_by_record(faults);
  report_folded(sink, faults, [&](const Differing& fault) {
    Place place = place_of(zone, zone.record(fault.record));
    const Span ttl = record_text(zone, zone.record(fault.record)).ttl;
    if (ttl.begin != ttl.end && !place.generated) place.span = ttl;
    Finding finding = make_finding(
        rrsig_ttl, place,
        fmt::format("{} have a TTL of {}, and their signature has one of {}",
                    rrset_words(zone, fault.owner, fault.covered), fault.wanted, fault.is),
        fmt::format("give the signature the TTL {}", fault.wanted));
    finding.label = "another TTL than the records";
    add_label(finding, zone, fault.of_set, "the records");
    return finding;
  });
}

}  // namespace

const Rule rrsig_ttl = {
    .id = "rrsig-ttl",
    .severity = Severity::warning,
    .summary = "signature has another TTL than its records",
    .authority = "RFC 4034 section 3",
    .docs =
        {
            .what = "A signature (RRSIG) whose own TTL is not that of the records it covers.",
            .why = "Records and signature are kept by resolvers together. With two TTLs one of "
                   "them is gone first in some, and has to be asked for again; checkers refuse the "
                   "zone. The file was edited after signing.",
            .example = "www 600  A     192.0.2.80\n"
                       "www 3600 RRSIG A 13 3 600 20260401000000 20260301000000 2371 "
                       "example.com. c2ln...",
            .instead = "www 600  A     192.0.2.80\n"
                       "www 600  RRSIG A 13 3 600 20260401000000 20260301000000 2371 "
                       "example.com. c2ln...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
