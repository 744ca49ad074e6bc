#include "rules/shared/ds_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

std::uint8_t octet(const Zone& zone, const Record& ds, std::size_t at) {
  return static_cast<std::uint8_t>(zone.rdata(ds)[at]);
}

Place place_of_field(const Zone& zone, const Record& ds, DsField field) {
  if (zone.is_generated(ds)) return place_of(zone, ds);
  return rdata_span(zone, ds, static_cast<std::size_t>(field));
}

std::string_view algorithm_name(std::uint8_t algorithm) {
  switch (algorithm) {
    case 1:
      return "RSAMD5";
    case 3:
      return "DSA";
    case 5:
      return "RSASHA1";
    case 6:
      return "DSA-NSEC3-SHA1";
    case 7:
      return "RSASHA1-NSEC3-SHA1";
    case 12:
      return "ECC-GOST";
    default:
      return {};
  }
}

}  // namespace

std::uint8_t ds_algorithm(const Zone& zone, const Record& ds) { return octet(zone, ds, 2); }
std::uint8_t ds_digest_type(const Zone& zone, const Record& ds) { return octet(zone, ds, 3); }

// IANA "DNSSEC Delegation Signer (DS) Resource Record (RR) Type Digest Algorithms".
bool is_digest_type(std::uint8_t number) { return number >= 1 && number <= 6; }

// IANA "DNS Security Algorithm Numbers".
bool signs_zones(std::uint8_t algorithm) {
  constexpr std::array<std::uint8_t, 16> numbers = {1,  3,  5,  6,  7,  8,  10,  12,
                                                    13, 14, 15, 16, 17, 23, 253, 254};
  return std::find(numbers.begin(), numbers.end(), algorithm) != numbers.end();
}

bool are_fields_swapped(const Zone& zone, const Record& ds) {
  const std::uint8_t algorithm = ds_algorithm(zone, ds);
  const std::uint8_t digest_type = ds_digest_type(zone, ds);
  return !is_digest_type(digest_type) && is_digest_type(algorithm) && signs_zones(digest_type);
}

std::string algorithm_text(std::uint8_t algorithm) {
  const std::string_view name = algorithm_name(algorithm);
  return name.empty() ? fmt::format("{}", algorithm) : fmt::format("{} ({})", algorithm, name);
}

void report_ds(const Zone& zone, FindingSink& sink, DsField field, const DsTest& is_bad,
               const DsFinding& describe) {
  for (const NameId owner : owners_of(zone, RrType::ds)) {
    if (owner == zone.origin()) continue;
    Finding* finding = nullptr;
    for (const RecordId id : zone.records_at(owner)) {
      const Record& record = zone.record(id);
      if (record.type != RrType::ds || !is_bad(record)) continue;
      if (finding == nullptr) {
        sink.push_back(describe(record, place_of_field(zone, record, field)));
        finding = &sink.back();
      } else {
        add_label(*finding, zone, id, "and here");
      }
    }
  }
}

}  // namespace zonemend::rules
