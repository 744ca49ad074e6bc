#include <fmt/format.h>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule rrsig_not_yet_valid;

namespace {

struct Early {
  RecordId record;
  NameId owner;
  RrType covered;
  std::uint32_t inception;
};

void report(const Zone& zone, FindingSink& sink, std::int64_t now, Severity severity,
            std::vector<Early> faults) {
  const auto make = [&](const Early& fault) {
    Finding finding = make_finding(
        rrsig_not_yet_valid, field_place(zone, fault.record, signature_field::inception),
        fmt::format("the signature of {} becomes valid only in {}",
                    rrset_words(zone, fault.owner, fault.covered),
                    duration_text(seconds_until(fault.inception, now))),
        severity == Severity::error
            ? "publish the zone after that time, or correct the signer's clock and sign again"
            : "no need to act: another signature is good until then");
    finding.label = fmt::format("from {}", moment_text(fault.inception, now));
    finding.severity = severity;
    return finding;
  };
  sort_by_record(faults);
  report_folded(sink, faults, make, 1);
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  if (!context.now || signing_of(zone) != Signing::whole) return;
  const std::int64_t now = *context.now;
  std::vector<Early> broken;
  std::vector<Early> spare;
  const auto visit = [&](const OwnerSets& sets, std::span<const Signature> signatures) {
    std::optional<bool> has_other;
    for (const Signature& signature : signatures) {
      if (seconds_until(signature.inception, now) <= 0) continue;
      if (!has_other) has_other = has_current(signatures, now);
      auto& faults = *has_other ? spare : broken;
      faults.push_back({signature.record, sets.owner(), signature.covered, signature.inception});
    }
  };
  visit_signed_sets(zone, Standings(zone), visit);
  report(zone, sink, now, Severity::error, std::move(broken));
  report(zone, sink, now, Severity::info, std::move(spare));
}

}  // namespace

const Rule rrsig_not_yet_valid = {
    .id = "rrsig-not-yet-valid",
    .severity = Severity::error,
    .summary = "signature is not valid yet",
    .authority = "RFC 4034 section 3.1.5",
    .docs =
        {
            .what = "A signature (RRSIG) whose time of inception lies in the future. One finding "
                    "for all of a zone; of no more than information where another signature is "
                    "good meanwhile.",
            .why = "Until then, resolvers that check signatures treat the records as forged. "
                   "Either the clock of the machine that signs is wrong, or the zone was signed "
                   "ahead and published too early.",
            .example =
                "www RRSIG A 13 3 3600 20270401000000 20270301000000 2371 example.com. c2ln...",
            .instead =
                "www RRSIG A 13 3 3600 20260401000000 20260301000000 2371 example.com. c2ln...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
