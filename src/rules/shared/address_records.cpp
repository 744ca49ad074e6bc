#include "rules/shared/address_records.h"

#include <array>

#include "rules/shared/special_records.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

constexpr std::array address_types = {RrType::a, RrType::aaaa};

}  // namespace

std::string address_text(const Zone& zone, const Record& record) {
  return rdata_text(record.type, zone.rr_class(), zone.rdata(record));
}

const SpecialBlock* special_block_of(const Zone& zone, const Record& record) {
  return zone.rr_class() == RrClass::in ? special_block(zone.rdata(record)) : nullptr;
}

void visit_addresses(const Zone& zone, const std::function<void(RecordId)>& visit) {
  for (const RrType type : address_types) {
    for (const RecordId id : zone.records_of(type)) visit(id);
  }
}

bool blocks_its_names(const Zone& zone) {
  const auto& special = zone.fact<SpecialRecords>();
  const std::size_t lead_nowhere =
      special.of(AddressUse::loopback).size() + special.of(AddressUse::this_network).size();
  return lead_nowhere == zone.records_of(RrType::a).size() + zone.records_of(RrType::aaaa).size();
}

bool is_localhost(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    if (ascii::equal_ignoring_case(name.first_label(), "localhost")) return true;
  }
  return false;
}

}  // namespace zonemend::rules
