#include <fmt/format.h>

#include "rules/shared/records.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule class_ttl_order;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const Record& record : zone.records()) {
    if (record.ttl_origin != TtlOrigin::written) continue;
    if (zone.entry(record).kind != EntryKind::record) continue;
    const RecordText text = record_text(zone, record);
    if (text.ttl_first || text.rr_class.empty()) continue;
    const std::string ttl(zone.sources().text(text.ttl));
    const std::string rr_class(zone.sources().text(text.rr_class));
    Finding finding = make_finding(
        class_ttl_order, Span{text.ttl.source, text.rr_class.begin, text.ttl.end},
        "the class stands before the TTL", fmt::format("write '{} {}'", ttl, rr_class));
    finding.fixes.push_back({"put the TTL before the class",
                             Safety::safe,
                             {{text.rr_class, ttl}, {text.ttl, rr_class}}});
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule class_ttl_order = {
    .id = "class-ttl-order",
    .severity = Severity::info,
    .enabled = false,
    .summary = "class stands before the TTL",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A record with class and TTL in this order. Not part of the default rules.",
            .why = "Both orders are legal and all name servers read both. Programs built on ldns "
                   "refuse the class in front, and columns are easier to read when all lines have "
                   "one order.",
            .example = "www IN 300 A 192.0.2.80",
            .instead = "www 300 IN A 192.0.2.80",
            .fix = "Swaps the two. It is safe: the record stays the same.",
        },
    .check = check,
};

}  // namespace zonemend::rules
