#include "rules/shared/report_addresses.h"

#include <fmt/format.h>

#include <vector>

#include "rules/shared/address_records.h"
#include "rules/shared/authority.h"
#include "rules/shared/generated.h"
#include "rules/shared/records.h"
#include "rules/shared/server_addresses.h"
#include "rules/shared/special_records.h"

namespace zonemend::rules {

void report_addresses(const Zone& zone, FindingSink& sink, const Rule& rule,
                      std::initializer_list<AddressUse> uses, const AddressWords& words,
                      const std::function<bool(const Record&)>& skip) {
  const std::vector<RecordId> records = zone.fact<SpecialRecords>().of(zone, uses);
  if (records.empty()) return;
  const auto& authority = zone.fact<Authority>();
  const auto& of_servers = zone.fact<UnreachableServers>();
  OncePerDirective once(zone);
  for (const RecordId id : records) {
    const Record& record = zone.record(id);
    if (authority.is_elsewhere(record.owner) || (skip && skip(record))) continue;
    if (of_servers.contains(id) || !once.passes(record)) continue;
    const SpecialBlock* special = special_block_of(zone, record);
    Finding finding =
        make_finding(rule, target_place(zone, record),
                     fmt::format("{} has the address {}, {}", quoted(zone.name(record.owner)),
                                 address_text(zone, record), words.fact),
                     std::string(words.help));
    finding.label = fmt::format("{} ({})", special->name, special->text);
    sink.push_back(std::move(finding));
  }
}

}  // namespace zonemend::rules
