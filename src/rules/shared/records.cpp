#include "rules/shared/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "zone/crowded_owners.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

// Which rdata token holds the target.
std::size_t target_field(RrType type) {
  switch (type) {
    case RrType::mx:
    case RrType::afsdb:
    case RrType::rt:
    case RrType::kx:
    case RrType::lp:
    case RrType::svcb:
    case RrType::https:
      return 1;
    case RrType::srv:
      return 3;
    case RrType::naptr:
      return 5;
    default:
      return 0;
  }
}

Span without_line_end(const Zone& zone, Span span) {
  const std::string_view text = zone.sources().text(span);
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  span.end = span.begin + static_cast<std::uint32_t>(last == text.npos ? 0 : last + 1);
  return span;
}

}  // namespace

std::vector<NameId> owners_of(const Zone& zone, RrType type) {
  const auto records = zone.records_of(type);
  std::vector<NameId> owners;
  if (records.empty()) return owners;
  std::vector<bool> seen(zone.names().size());
  for (const RecordId id : records) {
    const NameId owner = zone.record(id).owner;
    if (!seen[owner]) owners.push_back(owner);
    seen[owner] = true;
  }
  return owners;
}

std::vector<RecordId> records_at(const Zone& zone, NameId owner, RrType type) {
  const auto records = zone.records_at(owner);
  if (is_crowded(records)) {
    const auto found = zone.fact<CrowdedOwners>().records_at(owner, type);
    return {found.begin(), found.end()};
  }
  std::vector<RecordId> result;
  for (const RecordId id : records) {
    if (zone.record(id).type == type) result.push_back(id);
  }
  return result;
}

std::size_t count_at(const Zone& zone, NameId owner, RrType type) {
  const auto records = zone.records_at(owner);
  if (is_crowded(records)) return zone.fact<CrowdedOwners>().records_at(owner, type).size();
  return static_cast<std::size_t>(std::count_if(
      records.begin(), records.end(), [&](RecordId id) { return zone.record(id).type == type; }));
}

RecordId first_at(const Zone& zone, NameId owner, RrType type) {
  const auto records = zone.records_at(owner);
  if (is_crowded(records)) return zone.fact<CrowdedOwners>().records_at(owner, type).front();
  return *std::find_if(records.begin(), records.end(),
                       [&](RecordId id) { return zone.record(id).type == type; });
}

NameView target_of(const Zone& zone, const Record& record) {
  return rdata_target(record.type, zone.rdata(record)).value_or(zone.name(record.owner));
}

Place place_of(const Zone& zone, const Record& record) {
  if (!zone.is_generated(record)) return record_span(zone, record);
  const RecordId id = zone.id_of(record);
  return {without_line_end(zone, zone.span(record)),
          id == no_record ? std::nullopt : zone.generated_value(id)};
}

Place target_place(const Zone& zone, const Record& record) {
  if (zone.is_generated(record)) return place_of(zone, record);
  return rdata_span(zone, record, target_field(record.type));
}

std::string quoted(NameView name) { return fmt::format("'{}'", name.text()); }

std::string type_list(const Zone& zone, std::span<const RecordId> records) {
  std::set<RrType> types;
  std::string text;
  for (const RecordId id : records) {
    const RrType type = zone.record(id).type;
    if (!types.insert(type).second) continue;
    text += (text.empty() ? "" : ", ") + rr_type_text(type);
  }
  return text;
}

std::string count_of(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

Finding make_finding(const Rule& rule, const Place& place, std::string message, std::string help) {
  Finding finding;
  finding.rule = rule.id;
  finding.span = place.span;
  finding.message = std::move(message);
  if (place.generated) {
    finding.message += fmt::format(" (where $GENERATE is at {})", *place.generated);
  }
  finding.help = std::move(help);
  return finding;
}

void add_label(Finding& finding, const Zone& zone, RecordId record, std::string text) {
  const Place place = place_of(zone, zone.record(record));
  if (place.generated) text += fmt::format(", where $GENERATE is at {}", *place.generated);
  finding.labels.push_back({place.span, std::move(text)});
}

}  // namespace zonemend::rules
