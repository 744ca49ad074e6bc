#include <fmt/format.h>

#include <bitset>
#include <map>

#include "dns/dnssec.h"
#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule rrsig_missing;

namespace {

using Algorithms = std::bitset<256>;

struct Unsigned {
  RecordId record;
  NameId owner;
  RrType type;
};
// By the algorithm that is missing; those without any signature have their own place.
constexpr unsigned no_signature = 256;
using Faults = std::map<unsigned, std::vector<Unsigned>>;

Algorithms algorithms_of(const std::vector<DnssecKey>& keys) {
  Algorithms algorithms;
  for (const DnssecKey& key : keys) {
    if (key.may_sign()) algorithms.set(key.algorithm);
  }
  return algorithms;
}

Algorithms algorithms_of(std::span<const Signature> signatures) {
  Algorithms algorithms;
  for (const Signature& signature : signatures) algorithms.set(signature.algorithm);
  return algorithms;
}

void collect(const OwnerSets& sets, Standing standing, const Algorithms& wanted, Faults& faults) {
  for (const OwnerSets::Rrset& set : sets.sets()) {
    if (!is_signed_type(standing, set.type)) continue;
    const Unsigned fault = {set.first, sets.owner(), set.type};
    const auto signatures = sets.signatures_over(set.type);
    if (signatures.empty()) {
      faults[no_signature].push_back(fault);
      continue;
    }
    const Algorithms missing = wanted & ~algorithms_of(signatures);
    for (unsigned algorithm = 0; missing.any() && algorithm < missing.size(); ++algorithm) {
      if (missing.test(algorithm)) faults[algorithm].push_back(fault);
    }
  }
}

Finding describe(const Zone& zone, const Unsigned& fault, unsigned algorithm,
                 const std::vector<DnssecKey>& keys) {
  const std::string words = rrset_words(zone, fault.owner, fault.type);
  const Place place = place_of(zone, zone.record(fault.record));
  if (algorithm == no_signature) {
    Finding finding = make_finding(rrsig_missing, place, words + " have no signature",
                                   "sign the zone again: resolvers take these for forged");
    finding.label = "no RRSIG over this";
    return finding;
  }
  Finding finding = make_finding(
      rrsig_missing, place,
      fmt::format("{} have no signature of {}", words, dnssec_algorithm_text(algorithm)),
      "sign the zone with all of its keys, or remove the keys of that algorithm");
  finding.severity = Severity::warning;
  for (const DnssecKey& key : keys) {
    if (key.algorithm != algorithm || !key.may_sign()) continue;
    add_label(finding, zone, key.record, "the zone has a key of it");
    break;
  }
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole) return;
  const std::vector<DnssecKey> keys = apex_keys(zone);
  const Algorithms wanted = algorithms_of(keys);
  Faults all;
  visit_owners(zone, Standings(zone), [&](const OwnerSets& sets, Standing standing) {
    collect(sets, standing, wanted, all);
  });
  for (auto& [algorithm, faults] : all) {
    sort_by_record(faults);
    report_folded(sink, faults, [&, missing = algorithm](const Unsigned& fault) {
      return describe(zone, fault, missing, keys);
    });
  }
}

}  // namespace

const Rule rrsig_missing = {
    .id = "rrsig-missing",
    .severity = Severity::error,
    .summary = "records of a signed zone have no signature",
    .authority = "RFC 4035 section 2.2; RFC 6840 section 5.11",
    .docs =
        {
            .what = "Records in a signed zone without a signature (RRSIG), or, as a warning, "
                    "without one of each algorithm that the zone has keys of. Name servers and "
                    "addresses of delegations have none, and are left out. More than a few are "
                    "told as one finding.",
            .why = "Resolvers that check signatures take the records for forged and give no "
                   "answer. Mostly someone added them to a signed file by hand; named-checkzone "
                   "does not notice. A missing algorithm is noticed by some resolvers only.",
            .example = "www  A     192.0.2.80\n"
                       "www  RRSIG A 13 3 3600 20260401000000 20260301000000 2371 example.com. "
                       "c2ln...\n"
                       "shop A     192.0.2.81",
            .instead = "; add shop to the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
