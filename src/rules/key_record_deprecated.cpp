#include <fmt/format.h>

#include "dns/dnssec.h"
#include "dns/rdata_wire.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule key_record_deprecated;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : zone.records_of(RrType::key)) {
    const std::string_view rdata = zone.rdata(id);
    if (rdata.size() < 4) continue;
    const DnssecAlgorithm* algorithm = find_dnssec_algorithm(get8(rdata, 3));
    if (algorithm == nullptr || algorithm->signing != Advice::must_not) continue;
    Finding finding =
        make_finding(key_record_deprecated, field_place(zone, id, 2),
                     fmt::format("this KEY record is of {}, which must not be used any more",
                                 dnssec_algorithm_text(algorithm->number)),
                     "make a new key, of algorithm 13 (ECDSAP256SHA256)");
    finding.label = "out of date";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule key_record_deprecated = {
    .id = "key-record-deprecated",
    .severity = Severity::warning,
    .summary = "KEY record is of an algorithm that is out of date",
    .authority = "RFC 9904; RFC 9905",
    .docs =
        {
            .what = "A KEY record, with which programs prove that they may change the zone "
                    "(SIG(0)), of an algorithm with MD5, DSA, SHA-1 or the first GOST.",
            .why = "Whoever breaks the key can change records of the zone. BIND warns of it, and "
                   "systems whose policy forbids SHA-1 refuse it, so that updates fail.",
            .example = "host KEY 512 3 5 AwEAAcw7SbVzXbTLIhQCjJzG...",
            .instead = "host KEY 512 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
