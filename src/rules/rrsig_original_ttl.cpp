#include <fmt/format.h>

#include <optional>
#include <utility>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"
#include "zonemend/canonical.h"

namespace zonemend::rules {

extern const Rule rrsig_original_ttl;

namespace {

struct Differing {
  RecordId record;
  NameId owner;
  RrType covered;
  RecordId of_set;
  std::uint32_t signed_ttl;
  std::uint32_t is;
};

void check(const Zone& zone, FindingSink& sink) {
  if (signing_of(zone) != Signing::whole) return;
  std::vector<Differing> faults;
  NameId last = no_name;
  std::optional<ServedTtls> ttls;
  visit_signatures(zone, Standings(zone), [&](const OwnerSets& sets, const Signature& signature) {
    const RecordId of_set = sets.find(signature.covered)->first;
    if (signature.original_ttl == zone.record(of_set).ttl) return;
    if (std::exchange(last, sets.owner()) != sets.owner()) {
      ttls.emplace(zone, zone.records_at(sets.owner()));
    }
    const std::uint32_t is = ttls->of({signature.covered, RrType::none});
    if (signature.original_ttl == is) return;
    // The signatures over one RRset stand together, and were made over the same TTL.
    if (!faults.empty() && faults.back().of_set == of_set) return;
    faults.push_back(
        {signature.record, sets.owner(), signature.covered, of_set, signature.original_ttl, is});
  });
  sort_by_record(faults);
  report_folded(sink, faults, [&](const Differing& fault) {
    Finding finding = make_finding(
        rrsig_original_ttl, field_place(zone, fault.record, signature_field::original_ttl),
        fmt::format("{} have a TTL of {}, but were signed with one of {}",
                    rrset_words(zone, fault.owner, fault.covered), fault.is, fault.signed_ttl),
        "change the TTL in the unsigned zone, and sign that again");
    finding.label = "the TTL that was signed";
    add_label(finding, zone, fault.of_set, fmt::format("TTL {} here", fault.is));
    return finding;
  });
}

}  // namespace

const Rule rrsig_original_ttl = {
    .id = "rrsig-original-ttl",
    .severity = Severity::warning,
    .summary = "TTL was changed after signing",
    .authority = "RFC 4034 section 3.1.4",
    .docs =
        {
            .what = "Records whose TTL is not the original TTL that their signature (RRSIG) "
                    "states.",
            .why = "The TTL was changed in a signed file. Resolvers never keep the records longer "
                   "than the signed TTL, so a higher one has no effect; checkers, and servers "
                   "that verify a zone before they load it, refuse the zone.",
            .example = "www 86400 A     192.0.2.80\n"
                       "www 86400 RRSIG A 13 3 3600 20260401000000 20260301000000 2371 "
                       "example.com. c2ln...",
            .instead = "; change the TTL in the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
