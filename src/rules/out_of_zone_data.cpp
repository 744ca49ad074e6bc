#include <fmt/format.h>

#include "rules/shared/records.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule out_of_zone_data;

namespace {

bool is_relative(const Zone& zone, const Record& record) {
  if (record.owner_inherited || zone.entry(record).kind != EntryKind::record) return true;
  return !is_absolute(zone.sources().text(record_text(zone, record).owner));
}

// How many records from `first` on are lost for the same reason: they inherit its owner, or they
// are relative to the same $ORIGIN outside the zone.
std::size_t count_group(const Zone& zone, std::span<const Record> records, std::size_t first) {
  const Record& head = records[first];
  const NameView origin = zone.origin_at(head.document, head.entry);
  const bool by_origin = !zone.contains(origin) && is_relative(zone, head);
  std::size_t end = first + 1;
  for (; end < records.size() && records[end].document == head.document; ++end) {
    const Record& record = records[end];
    if (record.owner_inherited && record.owner == records[end - 1].owner) continue;
    const bool same_origin = zone.origin_at(record.document, record.entry) == origin;
    if (!by_origin || !same_origin || !is_relative(zone, record)) break;
  }
  return end - first;
}

void check(const Zone& zone, FindingSink& sink) {
  const auto records = zone.out_of_zone();
  for (std::size_t i = 0, count; i < records.size(); i += count) {
    count = count_group(zone, records, i);
    const std::string more =
        count == 1 ? "" : fmt::format(", and with it {} below", count_of(count - 1, "record"));
    Finding finding = make_finding(
        out_of_zone_data, place_of(zone, records[i]),
        fmt::format("{} is outside the zone {} and is dropped{}",
                    quoted(zone.name(records[i].owner)), quoted(zone.origin_name()), more),
        is_relative(zone, records[i])
            ? "check the $ORIGIN in force here"
            : "move it to its own zone, or write the owner relative to this one");
    finding.label = "not in this zone";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule out_of_zone_data = {
    .id = "out-of-zone-data",
    .severity = Severity::error,
    .summary = "record lies outside the zone and is dropped",
    .authority = "RFC 1035 section 5.2",
    .docs =
        {
            .what =
                "A record whose owner is neither the zone nor below it, and the lines below that "
                "inherit such an owner.",
            .why =
                "BIND and Knot warn and drop the record, so whoever asks for it gets nothing; of "
                "lines that inherit the owner BIND says nothing at all. NSD and PowerDNS refuse "
                "the zone. The cause is an $ORIGIN that does not fit, a record of another zone, "
                "or a full name with a final dot that was meant to be relative.",
            .example = "www.example.org. IN A 192.0.2.80",
            .instead = "www IN A 192.0.2.80   ; or move it to the zone example.org",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
