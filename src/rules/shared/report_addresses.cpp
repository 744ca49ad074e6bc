#include "rules/shared/report_addresses.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "rules/shared/address_records.h"
#include "rules/shared/generated.h"
#include "rules/shared/records.h"
#include "rules/shared/server_addresses.h"

namespace zonemend::rules {

void report_addresses(const Zone& zone, FindingSink& sink, const Rule& rule,
                      std::initializer_list<AddressUse> uses, const AddressWords& words,
                      const std::function<bool(const Record&)>& skip) {
  std::optional<std::vector<ServerAddress>> of_servers;
  OncePerDirective once(zone);
  visit_addresses(zone, [&](RecordId id) {
    const Record& record = zone.record(id);
    const SpecialBlock* special = special_block_of(zone, record);
    if (special == nullptr) return;
    if (std::find(uses.begin(), uses.end(), special->use) == uses.end()) return;
    if (is_delegated(zone, record.owner) || (skip && skip(record))) return;
    if (!of_servers) of_servers = unreachable_servers(zone);
    if (find_server(*of_servers, id) != nullptr || !once.passes(record)) return;
    Finding finding =
        make_finding(rule, target_place(zone, record),
                     fmt::format("{} has the address {}, {}", quoted(zone.name(record.owner)),
                                 address_text(zone, record), words.fact),
                     std::string(words.help));
    finding.label = fmt::format("{} ({})", special->name, special->text);
    sink.push_back(std::move(finding));
  });
}

}  // namespace zonemend::rules
