#include "rules/shared/address_records.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace zonemend::rules {
namespace {

constexpr std::array address_types = {RrType::a, RrType::aaaa};

bool leads_nowhere(const SpecialBlock* special) {
  return special != nullptr &&
         (special->use == AddressUse::loopback || special->use == AddressUse::this_network);
}

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
  return std::all_of(address_types.begin(), address_types.end(), [&](RrType type) {
    const auto records = zone.records_of(type);
    return std::all_of(records.begin(), records.end(), [&](RecordId id) {
      return leads_nowhere(special_block_of(zone, zone.record(id)));
    });
  });
}

bool is_localhost(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    if (ascii::equal_ignoring_case(name.first_label(), "localhost")) return true;
  }
  return false;
}

bool is_delegated(const Zone& zone, NameId id) {
  return zone.cut_above(id) != no_name || zone.dname_above(zone.name(id)) != no_name;
}

}  // namespace zonemend::rules
