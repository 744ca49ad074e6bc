#include "rules/shared/records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule ds_at_apex;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : records_at(zone, zone.origin(), RrType::ds)) {
    sink.push_back(make_finding(ds_at_apex, place_of(zone, zone.record(id)),
                                "this DS record stands at the zone's own name",
                                "a zone's DS records belong in its parent zone: give it to the "
                                "registrar, and delete it here"));
  }
}

}  // namespace

const Rule ds_at_apex = {
    .id = "ds-at-apex",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "zone has a DS record of its own",
    .authority = "RFC 4035 section 2.4",
    .docs =
        {
            .what = "A DS record at the zone's own name.",
            .why = "A DS record holds the fingerprint of a zone's key, and resolvers look for "
                   "it in the zone above (the parent), for a registered domain in that of the "
                   "registry. BIND refuses to load a zone that has one of its own.",
            .example = "@ IN DS 60485 13 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4"
                       "469DA50A",
            .instead = "; given to the registrar, or in the parent zone:\n"
                       "; example.com. IN DS 60485 13 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
