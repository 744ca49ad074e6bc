#include <fmt/format.h>

#include <algorithm>

#include "dns/dnssec.h"
#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"
#include "rules/shared/signed_data.h"
#include "text/parallel.h"

namespace zonemend::rules {

extern const Rule rrsig_invalid;

namespace {

struct Job {
  NameId owner;
  Signature signature;
  std::uint32_t ttl;  // of the records
  bool good = true;
};

// Several keys may have the tag. A signature of an algorithm that cannot be checked here counts as
// good. Where only the TTL field was changed another rule speaks.
bool is_good(const Zone& zone, const KeysByTag& keys, const Job& job) {
  const Signature& signature = job.signature;
  const std::string data = signed_data(zone, job.owner, signature, signature.original_ttl);
  for (const DnssecKey* key : keys.of(signature)) {
    const auto verify = [&](std::string_view octets) {
      return verify_signature(key->algorithm, key->public_key, octets, signature.octets) !=
             Verification::bad;
    };
    if (verify(data)) return true;
    if (signature.original_ttl == job.ttl) continue;
    if (verify(signed_data(zone, job.owner, signature, job.ttl))) return true;
  }
  return false;
}

// Those that another rule has found to be void are left out.
std::vector<Job> jobs_of(const Zone& zone, const KeysByTag& keys) {
  std::vector<Job> jobs;
  visit_signatures(zone, Standings(zone), [&](const OwnerSets& sets, const Signature& signature) {
    if (keys.of(signature).empty()) return;
    if (signature.labels != signed_labels(zone.name(sets.owner()))) return;
    if (!(signature.signer == zone.origin_name())) return;
    jobs.push_back({sets.owner(), signature, zone.record(sets.find(signature.covered)->first).ttl});
  });
  return jobs;
}

void run(const Zone& zone, const KeysByTag& keys, unsigned threads, std::vector<Job>& jobs) {
  for_each_piece(jobs.size(), threads,
                 [&](std::size_t i) { jobs[i].good = is_good(zone, keys, jobs[i]); });
}

// Jobs of one RRset stand together.
std::size_t end_of_set(const std::vector<Job>& jobs, std::size_t begin) {
  std::size_t end = begin;
  while (end < jobs.size() && jobs[end].owner == jobs[begin].owner &&
         jobs[end].signature.covered == jobs[begin].signature.covered) {
    ++end;
  }
  return end;
}

Finding describe(const Zone& zone, const Job& job, Severity severity) {
  const Signature& signature = job.signature;
  Finding finding = make_finding(
      rrsig_invalid, place_of(zone, zone.record(signature.record)),
      fmt::format("the signature does not fit {}", rrset_words(zone, job.owner, signature.covered)),
      "sign the zone again: the records were changed after signing, or the signature was");
  finding.label = fmt::format("by {}", key_words(signature.key_tag, signature.algorithm));
  add_label(finding, zone, first_at(zone, job.owner, signature.covered), "what it should cover");
  finding.severity = severity;
  return finding;
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  if (!context.verify_signatures || !zone.complete()) return;
  if (signing_of(zone) != Signing::whole) return;
  const std::vector<DnssecKey> keys = apex_keys(zone);
  const KeysByTag by_tag(keys);
  std::vector<Job> jobs = jobs_of(zone, by_tag);
  run(zone, by_tag, context.threads, jobs);
  std::vector<const Job*> broken;
  std::vector<const Job*> spare;
  for (std::size_t begin = 0, end = 0; begin < jobs.size(); begin = end) {
    end = end_of_set(jobs, begin);
    const auto set = std::span<const Job>(jobs).subspan(begin, end - begin);
    const bool has_good_one =
        std::any_of(set.begin(), set.end(), [](const Job& job) { return job.good; });
    for (const Job& job : set) {
      if (!job.good) (has_good_one ? spare : broken).push_back(&job);
    }
  }
  for (auto* faults : {&broken, &spare}) {
    std::sort(faults->begin(), faults->end(),
              [](const Job* a, const Job* b) { return a->signature.record < b->signature.record; });
    const Severity severity = faults == &broken ? Severity::error : Severity::warning;
    report_folded(sink, *faults, [&](const Job* job) { return describe(zone, *job, severity); });
  }
}

}  // namespace

const Rule rrsig_invalid = {
    .id = "rrsig-invalid",
    .severity = Severity::error,
    .summary = "signature does not fit its records",
    .authority = "RFC 4035 section 5.3.3",
    .docs =
        {
            .what = "A signature (RRSIG) that was not made over these records by the key that it "
                    "names. Only looked at when signatures are to be verified, because it takes "
                    "long in a large zone. A warning where the records have another signature "
                    "that fits.",
            .why = "Someone changed the records in a signed file. Resolvers that check signatures "
                   "take them for forged and give no answer, and neither named-checkzone nor the "
                   "name server notices.",
            .example = "; signed when it was 192.0.2.80\n"
                       "www A     192.0.2.81\n"
                       "www RRSIG A 13 3 3600 20260401000000 20260301000000 2371 example.com. "
                       "c2ln...",
            .instead = "; change the address in the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
