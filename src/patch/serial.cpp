#include "patch/serial.h"

#include <fmt/format.h>

#include <charconv>

#include "zone/serial_scheme.h"
#include "zone/soa_serial.h"
#include "zonemend/record_text.h"

namespace zonemend {
namespace {

using Kind = SerialPolicy::Kind;

constexpr std::uint32_t two_to_31 = 0x80000000u;

// Zero is legal but special to some secondaries, so counting passes over it.
std::uint32_t plus_one(std::uint32_t serial) { return serial + 1 == 0 ? 1 : serial + 1; }

Kind kind_of(std::uint32_t serial, std::int64_t now) {
  switch (serial_scheme(serial, now)) {
    case SerialScheme::date:
      return Kind::date;
    case SerialScheme::unixtime:
      return Kind::unixtime;
    case SerialScheme::counter:
      break;
  }
  return Kind::increment;
}

}  // namespace

bool serial_newer(std::uint32_t after, std::uint32_t before) {
  const std::uint32_t distance = after - before;
  return distance != 0 && distance < two_to_31;
}

Result<SerialChange> next_serial(std::uint32_t before, const SerialPolicy& policy,
                                 std::int64_t now) {
  const Kind kind = policy.kind == Kind::automatic ? kind_of(before, now) : policy.kind;
  const auto ahead = [before](std::uint32_t wanted) {
    return serial_newer(wanted, before) ? wanted : plus_one(before);
  };
  switch (kind) {
    case Kind::date:
      return SerialChange{before, ahead(date_serial(now, 1)), "date (YYYYMMDDnn)"};
    case Kind::unixtime:
      return SerialChange{before, ahead(static_cast<std::uint32_t>(now)), "Unix time"};
    case Kind::number:
      if (!serial_newer(policy.number, before)) {
        return Error{
            fmt::format("serial {} is not newer than the zone's serial {}", policy.number, before),
            fmt::format("secondary servers would ignore the change: take a number from {} "
                        "to {}, or --serial=auto",
                        plus_one(before), before + (two_to_31 - 1))};
      }
      return SerialChange{before, policy.number, "as given"};
    case Kind::keep:
      return SerialChange{before, before, "kept"};
    case Kind::automatic:
    case Kind::increment:
      break;
  }
  return SerialChange{before, plus_one(before), "counter"};
}

Result<std::optional<SerialEdit>> plan_serial(const Zone& zone, const SerialPolicy& policy,
                                              std::int64_t now) {
  if (policy.kind == Kind::keep) return std::optional<SerialEdit>();
  const auto soas = zone.records_of(RrType::soa);
  if (soas.empty()) {
    return Error{"the zone has no SOA whose serial could be raised",
                 "use --serial=keep if that is meant"};
  }
  const std::uint32_t before = soa_serial(zone.rdata(soas.front()));
  for (const RecordId soa : soas) {
    if (soa_serial(zone.rdata(soa)) == before) continue;
    return Error{"the zone has SOA records with different serials",
                 "keep the one with the right serial and delete the others"};
  }
  const auto change = next_serial(before, policy, now);
  if (!change) return change.error();
  SerialEdit result{*change, {}};
  for (const RecordId soa : soas) {
    const RecordText text = record_text(zone, zone.record(soa));
    const bool generic = !text.rdata.empty() && zone.sources().text(text.rdata[0]) == "\\#";
    if (generic || text.rdata.size() != 7) {
      return Error{"the SOA is written in generic form (\\#), so its serial cannot be edited",
                   "write the SOA in its usual form, or use --serial=keep and raise it yourself"};
    }
    const std::string_view written = zone.sources().text(text.rdata[2]);
    const std::size_t width = written.starts_with('0') ? written.size() : 0;
    result.edits.push_back({text.rdata[2], fmt::format("{:0{}}", change->after, width)});
  }
  return std::optional(std::move(result));
}

Result<SerialPolicy> parse_serial_policy(std::string_view text) {
  if (text == "auto") return SerialPolicy{Kind::automatic, 0};
  if (text == "keep") return SerialPolicy{Kind::keep, 0};
  if (text == "increment") return SerialPolicy{Kind::increment, 0};
  if (text == "date") return SerialPolicy{Kind::date, 0};
  if (text == "unixtime") return SerialPolicy{Kind::unixtime, 0};
  std::uint32_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) {
    return Error{fmt::format("--serial={} is not known", text),
                 "use auto, keep, increment, date, unixtime or a number up to 4294967295"};
  }
  return SerialPolicy{Kind::number, number};
}

}  // namespace zonemend
