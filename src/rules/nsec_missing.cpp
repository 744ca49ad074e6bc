#include <algorithm>

#include "rules/shared/fold.h"
#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec_missing;

namespace {

// Neither NSEC nor NSEC3 in the whole zone.
void report_none(const Zone& zone, FindingSink& sink) {
  const auto soa = records_at(zone, zone.origin(), RrType::soa);
  // An NSEC3PARAM without its NSEC3 records is nsec3-missing's.
  if (soa.empty() || !nsec3_params(zone).empty()) return;
  Finding finding =
      make_finding(nsec_missing, place_of(zone, zone.record(soa.front())),
                   "this zone is signed, but has no NSEC or NSEC3 records",
                   "sign the zone again: without them it cannot prove that a name does not exist");
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole) return;
  if (!uses_nsec(zone)) {
    if (!uses_nsec3(zone)) report_none(zone, sink);
    return;
  }
  const Standings standings(zone);
  std::vector<RecordId> faults;
  for (NameId name = 0; name < standings.size(); ++name) {
    if (!standings.is_owner(name) || zone.has(name, RrType::nsec)) continue;
    faults.push_back(zone.records_at(name).front());
  }
  std::sort(faults.begin(), faults.end());
  report_folded(sink, faults, [&](RecordId record) {
    Finding finding = make_finding(
        nsec_missing, place_of(zone, zone.record(record)),
        fmt::format("{} has no NSEC record", quoted(zone.name(zone.record(record).owner))),
        "sign the zone again: what is added to a signed file by hand, its chain passes over");
    finding.label = "not in the chain of names";
    return finding;
  });
}

}  // namespace

const Rule nsec_missing = {
    .id = "nsec-missing",
    .severity = Severity::error,
    .summary = "name of a signed zone has no NSEC record",
    .authority = "RFC 4035 section 2.3",
    .docs =
        {
            .what = "A name in a signed zone, or a delegation, without an NSEC record, where other "
                    "names have one. Also a signed zone that has neither NSEC nor NSEC3.",
            .why = "The NSEC records form a chain of all names, which proves that there are no "
                   "others. It says that this one does not exist, and resolvers that use the "
                   "chain (RFC 8198) answer so. A name was added to the signed file by hand.",
            .example = "mail A    192.0.2.25\n"
                       "mail NSEC www.example.com. A RRSIG NSEC\n"
                       "shop A    192.0.2.81\n"
                       "www  A    192.0.2.80",
            .instead = "; add shop to the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
