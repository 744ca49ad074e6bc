#include "rules/shared/name_servers.h"

#include "rules/shared/alias_target.h"
#include "rules/shared/records.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

bool is_number_in_reverse_zone(NameView name) {
  return name.label_count() > 2 && ascii::all_digits(name.first_label()) &&
         ascii::equal_ignoring_case(name.suffix(1).first_label(), "arpa");
}

}  // namespace

RecordId only_name_server(const Zone& zone, NameId owner) {
  RecordId only = no_record;
  for (const RecordId id : zone.records_at(owner)) {
    const Record& record = zone.record(id);
    if (record.type != RrType::ns) continue;
    if (only == no_record) {
      only = id;
    } else if (!(target_of(zone, record) == target_of(zone, zone.record(only)))) {
      return no_record;
    }
  }
  return only;
}

std::optional<std::string> address_of_name_server(const Zone& zone, const Record& ns) {
  const NameView target = target_of(zone, ns);
  if (auto address = address_in(zone, target)) return address;
  // In a reverse zone only the text tells 192.0.2.53 from the reverse name of a host.
  if (!is_number_in_reverse_zone(target)) return std::nullopt;
  const auto written = written_target(zone, ns);
  const auto name = written ? Name::parse(*written, Name()) : std::nullopt;
  return name && name->view().label_count() == 4 ? address_in(zone, *name) : std::nullopt;
}

}  // namespace zonemend::rules
