#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule rrsig_expires_soon;

namespace {

// Signers renew sooner: BIND five days before the end, Knot and OpenDNSSEC some three or more.
constexpr RuleOption options[] = {{.name = "days",
                                   .what = "how many days before its end a signature is reported",
                                   .fallback = 2,
                                   .least = 0,
                                   .most = 365}};

struct Ending {
  RecordId record;
  NameId owner;
  RrType covered;
  std::uint32_t expiration;
};

// Whether one of the signatures over an RRset counts, and for longer than the limit.
bool is_renewed(std::span<const Signature> signatures, std::int64_t now, std::int64_t limit) {
  return std::any_of(signatures.begin(), signatures.end(), [&](const Signature& other) {
    return is_current(other, now) && seconds_until(other.expiration, now) >= limit;
  });
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  if (!context.now || signing_of(zone) != Signing::whole) return;
  const std::int64_t now = *context.now;
  const std::int64_t limit = context.number(rrsig_expires_soon, "days") * 86400;
  std::vector<Ending> faults;
  const auto visit = [&](const OwnerSets& sets, std::span<const Signature> signatures) {
    std::optional<bool> renewed;
    for (const Signature& signature : signatures) {
      const std::int64_t left = seconds_until(signature.expiration, now);
      if (left < 0 || left >= limit) continue;
      if (!renewed) renewed = is_renewed(signatures, now, limit);
      if (*renewed) return;
      faults.push_back({signature.record, sets.owner(), signature.covered, signature.expiration});
    }
  };
  visit_signed_sets(zone, Standings(zone), visit);
  std::sort(faults.begin(), faults.end(), [now](const Ending& a, const Ending& b) {
    return std::pair(seconds_until(a.expiration, now), a.record) <
           std::pair(seconds_until(b.expiration, now), b.record);
  });
  const auto make = [&](const Ending& fault) {
    Finding finding = make_finding(
        rrsig_expires_soon, field_place(zone, fault.record, signature_field::expiration),
        fmt::format("the signature of {} expires in {}",
                    rrset_words(zone, fault.owner, fault.covered),
                    duration_text(seconds_until(fault.expiration, now))),
        "sign the zone again, and look why that has not happened by itself");
    finding.label = fmt::format("until {}", moment_text(fault.expiration, now));
    return finding;
  };
  report_folded(sink, faults, make, 1);
}

}  // namespace

const Rule rrsig_expires_soon = {
    .id = "rrsig-expires-soon",
    .severity = Severity::warning,
    .summary = "signature expires within days",
    .authority = "RFC 6781 section 4.4.2",
    .docs =
        {
            .what = "A signature (RRSIG) that ends within so many days (option 'days', 2 unless "
                    "set), and no longer one beside it. One finding for all of a zone, at the one "
                    "that ends first.",
            .why = "Signers renew signatures well before their end, so that a fault can be mended "
                   "in time. One that is about to end says that the signer has stopped; when it "
                   "has ended, the names are gone for all resolvers that check signatures.",
            .example =
                "; on 30 March 2026\n"
                "www RRSIG A 13 3 3600 20260401000000 20260301000000 2371 example.com. c2ln...",
            .instead =
                "www RRSIG A 13 3 3600 20260429000000 20260329000000 2371 example.com. c2ln...",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
