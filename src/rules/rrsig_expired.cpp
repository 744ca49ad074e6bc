#include <fmt/format.h>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule rrsig_expired;

namespace {

struct Expired {
  RecordId record;
  NameId owner;
  RrType covered;
  std::uint32_t expiration;
};

void report(const Zone& zone, FindingSink& sink, std::int64_t now, Severity severity,
            std::vector<Expired> faults) {
  const auto make = [&](const Expired& fault) {
    Finding finding = make_finding(
        rrsig_expired, field_place(zone, fault.record, signature_field::expiration),
        fmt::format("the signature of {} expired {} ago",
                    rrset_words(zone, fault.owner, fault.covered),
                    duration_text(seconds_until(fault.expiration, now))),
        severity == Severity::error
            ? "sign the zone again, and see to it that it is signed again in time from now on"
            : "delete it: another signature is still good");
    finding.label = fmt::format("until {}", moment_text(fault.expiration, now));
    finding.severity = severity;
    return finding;
  };
  sort_by_record(faults);
  report_folded(sink, faults, make, 1);
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  if (!context.now || signing_of(zone) != Signing::whole) return;
  const std::int64_t now = *context.now;
  std::vector<Expired> broken;
  std::vector<Expired> spare;
  const auto visit = [&](const OwnerSets& sets, std::span<const Signature> signatures) {
    std::optional<bool> has_other;
    for (const Signature& signature : signatures) {
      if (seconds_until(signature.expiration, now) >= 0) continue;
      if (!has_other) has_other = has_current(signatures, now);
      auto& faults = *has_other ? spare : broken;
      faults.push_back({signature.record, sets.owner(), signature.covered, signature.expiration});
    }
  };
  visit_signed_sets(zone, Standings(zone), visit);
  report(zone, sink, now, Severity::error, std::move(broken));
  report(zone, sink, now, Severity::warning, std::move(spare));
}

}  // namespace

const Rule rrsig_expired = {
    .id = "rrsig-expired",
    .severity = Severity::error,
    .summary = "signature has expired",
    .authority = "RFC 4034 section 3.1.5",
    .docs =
        {
            .what = "A signature (RRSIG) whose time of expiration has passed. One finding for all "
                    "of a zone; a warning where the records have another signature that is still "
                    "good.",
            .why = "Resolvers that check signatures treat the records as forged: for their users, "
                   "and those are a large part of the Internet, the names stop to exist at that "
                   "moment. Usually the job that signs the zone has stopped without anyone "
                   "noticing.",
            .example =
                "www RRSIG A 13 3 3600 20240301000000 20240201000000 2371 example.com. c2ln...",
            .instead =
                "www RRSIG A 13 3 3600 20260401000000 20260301000000 2371 example.com. c2ln...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
