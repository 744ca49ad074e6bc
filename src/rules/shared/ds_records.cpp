#include "rules/shared/ds_records.h"

#include <fmt/format.h>

#include "dns/dnssec.h"
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

}  // namespace

std::uint8_t ds_algorithm(const Zone& zone, const Record& ds) { return octet(zone, ds, 2); }
std::uint8_t ds_digest_type(const Zone& zone, const Record& ds) { return octet(zone, ds, 3); }

bool is_digest_type(std::uint8_t number) { return find_ds_digest(number) != nullptr; }

bool signs_zones(std::uint8_t algorithm) {
  const bool is_private = algorithm == 253 || algorithm == 254;
  return is_private || find_dnssec_algorithm(algorithm) != nullptr;
}

bool are_fields_swapped(const Zone& zone, const Record& ds) {
  const std::uint8_t algorithm = ds_algorithm(zone, ds);
  const std::uint8_t digest_type = ds_digest_type(zone, ds);
  return !is_digest_type(digest_type) && is_digest_type(algorithm) && signs_zones(digest_type);
}

std::string algorithm_text(std::uint8_t algorithm) {
  const DnssecAlgorithm* known = find_dnssec_algorithm(algorithm);
  return known == nullptr ? fmt::format("{}", algorithm)
                          : fmt::format("{} ({})", algorithm, known->mnemonic);
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
        finding = &sink.push_back(describe(record, place_of_field(zone, record, field)));
      } else {
        add_label(*finding, zone, id, "and here");
      }
    }
  }
}

}  // namespace zonemend::rules
