#include <fmt/format.h>

#include "dns/dnssec.h"
#include "dns/rdata_wire.h"
#include "rules/shared/child_ds.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule cds_deprecated_digest;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  constexpr std::size_t digest_field = 2;
  for (const ChildDs& record : child_ds_records(zone)) {
    if (record.type != cds_type || record.deletes) continue;
    const DsDigest* digest = find_ds_digest(get8(zone.rdata(record.record), 3));
    if (digest == nullptr || digest->delegation != Advice::must_not) continue;
    Finding finding = make_finding(
        cds_deprecated_digest, field_place(zone, record.record, digest_field),
        fmt::format("digests of type {} ({}) must not be used for delegations any more",
                    digest->number, digest->mnemonic),
        "make the CDS record with digest type 2 (SHA-256)");
    finding.label = "out of date";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cds_deprecated_digest = {
    .id = "cds-deprecated-digest",
    .severity = Severity::warning,
    .summary = "CDS record has a digest that is out of date",
    .authority = "RFC 9904; RFC 9905",
    .docs =
        {
            .what = "A CDS record with a digest of type 1 (SHA-1) or 3 (the first GOST).",
            .why = "The record asks the parent zone for a DS record with the same digest. Parents "
                   "refuse such digests or drop them, and the zone is then unprotected, or without "
                   "the key that it changes to. BIND warns of it.",
            .example = "@ CDS 2371 13 1 2BB183AF5F22588179A53B0A98631FAD1A292118",
            .instead = "@ CDS 2371 13 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E44"
                       "69DA50A",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
