#include "rules/shared/large_owners.h"

namespace zonemend::rules {

std::size_t largest_answer(const Zone& zone, NameId owner) {
  std::size_t size = answer_header + zone.name(owner).wire().size() + answer_question + answer_opt;
  for (const RecordId id : zone.records_at(owner)) {
    size += zone.record(id).rdata_size + answer_record;
  }
  return size;
}

LargeOwners::LargeOwners(const Zone& zone) {
  for (NameId owner = 0; owner < zone.names().size(); ++owner) {
    if (largest_answer(zone, owner) > least) owners.push_back(owner);
  }
}

}  // namespace zonemend::rules
