#include <fmt/format.h>

#include "rules/shared/asterisks.h"
#include "rules/shared/records.h"
#include "rules/shared/written_owner.h"

namespace zonemend::rules {

extern const Rule wildcard_ns;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!has_wildcard(zone, RrType::ns)) return;
  for (const NameId owner : owners_of(zone, RrType::ns)) {
    if (!zone.name(owner).is_wildcard()) continue;
    const Record& record = zone.record(first_at(zone, owner, RrType::ns));
    Finding finding = make_finding(
        wildcard_ns, owner_place(zone, record),
        fmt::format("the wildcard {} has a name server (NS)", quoted(zone.name(owner))),
        "name each delegated zone; a wildcard cannot delegate");
    finding.label = "a wildcard";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule wildcard_ns = {
    .id = "wildcard-ns",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "wildcard has a name server (NS)",
    .authority = "RFC 4592 section 4.2",
    .docs =
        {
            .what = "An NS record whose owner is a wildcard.",
            .why = "A delegation makes one name the top of a zone of its own; for a wildcard it is "
                   "not defined what that should mean, and resolvers could not tell where the "
                   "zone begins. BIND refuses to load the zone.",
            .example = "*.customers IN NS ns1.example.net.",
            .instead = "acme.customers IN NS ns1.example.net.\n"
                       "bolt.customers IN NS ns1.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
