#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule dnskey_missing;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::no_key) return;
  OwnerSets apex;
  apex.load(zone, zone.origin());
  const Signature& signature = apex.signatures_over(RrType::soa).front();
  Finding finding =
      make_finding(dnskey_missing, field_place(zone, signature.record, signature_field::key_tag),
                   "this zone is signed, but has no key to check the signatures with",
                   "add the DNSKEY records of the keys it was signed with, and sign it again; or "
                   "remove all signatures");
  finding.label = key_words(signature.key_tag, signature.algorithm);
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule dnskey_missing = {
    .id = "dnskey-missing",
    .severity = Severity::error,
    .summary = "zone is signed, but has no DNSKEY record",
    .authority = "RFC 4035 section 2.1",
    .docs =
        {
            .what = "A zone whose SOA record is signed, without a DNSKEY record at the zone's own "
                    "name. No other rule looks at its signatures then.",
            .why = "Nobody can check the signatures. If the parent zone says that this one is "
                   "signed (with a DS record), the whole zone is unreachable for everyone behind "
                   "a resolver that checks signatures.",
            .example = "@ SOA   ns1.example.net. hostmaster 1 2h 1h 2w 5m\n"
                       "@ RRSIG SOA 13 2 3600 20260401000000 20260301000000 2371 example.com. "
                       "c2ln...",
            .instead = "@ SOA    ns1.example.net. hostmaster 1 2h 1h 2w 5m\n"
                       "@ RRSIG  SOA 13 2 3600 20260401000000 20260301000000 2371 example.com. "
                       "c2ln...\n"
                       "@ DNSKEY 257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
