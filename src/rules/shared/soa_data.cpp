#include "rules/shared/soa_data.h"

#include <array>
#include <utility>

#include "rules/shared/zone_reach.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

std::uint32_t number_at(std::string_view rdata, std::size_t offset) {
  std::uint32_t number = 0;
  for (const char c : rdata.substr(offset, 4)) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

}  // namespace

std::optional<SoaData> soa_of(const Zone& zone) {
  if (!zone.has(zone.origin(), RrType::soa)) return std::nullopt;
  const Record& record = zone.record(first_at(zone, zone.origin(), RrType::soa));
  const std::string_view rdata = zone.rdata(record);
  const auto names = names_in_rdata(RrType::soa, rdata);
  const std::size_t numbers = names[1].offset + names[1].size;
  const auto number = [&](std::size_t index) { return number_at(rdata, numbers + 4 * index); };
  return SoaData{&record,
                 NameView(rdata.substr(names[0].offset, names[0].size)),
                 NameView(rdata.substr(names[1].offset, names[1].size)),
                 number(0),
                 number(1),
                 number(2),
                 number(3),
                 number(4)};
}

std::optional<SoaData> published_soa(const Zone& zone) {
  return is_served_locally(zone) ? std::nullopt : soa_of(zone);
}

Place soa_place(const Zone& zone, const SoaData& soa, SoaField field) {
  if (zone.is_generated(*soa.record)) return place_of(zone, *soa.record);
  return rdata_span(zone, *soa.record, static_cast<std::size_t>(field));
}

std::string duration_text(std::uint64_t seconds) {
  constexpr std::array<std::pair<std::uint32_t, std::string_view>, 3> units = {
      {{86400, "day"}, {3600, "hour"}, {60, "minute"}}};
  for (const auto& [size, name] : units) {
    if (seconds > 0 && seconds % size == 0) return count_of(seconds / size, name);
  }
  return count_of(seconds, "second");
}

}  // namespace zonemend::rules
