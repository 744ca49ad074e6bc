#include "rules/shared/service_hosts.h"

#include <fmt/format.h>

#include <map>

#include "rules/shared/address_owners.h"
#include "rules/shared/alias_target.h"
#include "rules/shared/alias_targets.h"
#include "rules/shared/authority.h"
#include "rules/shared/hostname.h"
#include "rules/shared/missing_dot.h"
#include "rules/shared/record_places.h"
#include "rules/shared/targets.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

// "mail.example.net" completed with the origin: the dot at its end may have been forgotten.
std::string dot_hint(const Zone& zone, const Record& record) {
  const auto written = written_target(zone, record);
  if (!written || is_absolute(*written)) return {};
  const auto name = Name::parse(*written, Name());
  if (!name || name->view().label_count() < 2) return {};
  return fmt::format("; if '{}.' is meant, write the dot at its end", *written);
}

// Of those, name-repeats-origin, name-missing-dot, bad-target-hostname or the rule about addresses
// speaks.
bool is_spoken_of(const Zone& zone, const Record& record, NameView host) {
  if (address_in(zone, host) || dotless_target(zone, record) || !is_hostname(host)) return true;
  return repeats_origin(zone, host) && written_target(zone, record).has_value();
}

Finding describe_without_address(const Zone& zone, const Rule& rule, const Record& record) {
  Finding finding =
      make_finding(rule, target_place(zone, record),
                   fmt::format("the {} {} has no address in the zone", role_of_target(record.type),
                               quoted(target_of(zone, record))),
                   "add an A or AAAA record for it, or correct the name" + dot_hint(zone, record));
  finding.label = "no A or AAAA record";
  return finding;
}

// A host can be called 192.0.2.25.example.com, as long as it is one.
bool is_host(const Zone& zone, NameView target) {
  return look_up(zone, target).kind == Lookup::Kind::node && !lacks_address(zone, target);
}

Finding describe_by_address(const Zone& zone, const Rule& rule, const Record& record,
                            const std::string& address, std::optional<NameView> host) {
  const Place place = target_place(zone, record);
  const std::string_view role = role_of_target(record.type);
  const std::string_view type = address.find(':') == address.npos ? "A" : "AAAA";
  Finding finding = make_finding(
      rule, place,
      fmt::format("the {} of {} is given by its address {}, but must be given by its name", role,
                  quoted(zone.name(record.owner)), address),
      host ? fmt::format("write {}, which has that address", quoted(*host))
           : fmt::format("write a name that has the address: a host with '{} {}'", type, address));
  finding.label = "an address, not a name";
  if (host && written_target(zone, record)) {
    const std::string name = host->text();
    finding.fixes.push_back(
        {fmt::format("write '{}'", name), Safety::unsafe, {{place.span, name}}});
  }
  return finding;
}

void add_target_label(Finding& finding, const Zone& zone, const Record& record, std::string text) {
  finding.labels.push_back({target_place(zone, record), std::move(text)});
}

}  // namespace

bool lacks_address(const Zone& zone, NameView host) {
  const Lookup found = look_up(zone, host);
  if (found.kind == Lookup::Kind::missing) return true;
  if (found.kind != Lookup::Kind::node && found.kind != Lookup::Kind::wildcard) return false;
  return !zone.has(found.at, RrType::a) && !zone.has(found.at, RrType::aaaa) &&
         !zone.has(found.at, RrType::cname);
}

void report_hosts_without_address(const Zone& zone, FindingSink& sink, const Rule& rule,
                                  RrType type) {
  if (!zone.complete() || zone.rr_class() != RrClass::in) return;
  std::map<std::string, std::size_t> reported;  // host to index into the sink
  const auto& authority = zone.fact<Authority>();
  for_targets_with(zone, type, target_no_address, [&](const Record& record) {
    const NameView host = target_of(zone, record);
    if (authority.is_occluded(record.owner) || is_spoken_of(zone, record, host)) return;
    const auto [at, is_first] =
        reported.try_emplace(ascii::in_small_letters(host.wire()), sink.size());
    if (is_first) {
      sink.push_back(describe_without_address(zone, rule, record));
    } else if (at->second < sink.size() && sink[at->second].labels.size() < most_labels) {
      add_target_label(sink[at->second], zone, record, "named here, too");
    }
  });
}

void report_hosts_by_address(const Zone& zone, FindingSink& sink, const Rule& rule, RrType type) {
  if (zone.rr_class() != RrClass::in) return;
  AddressOwners owners(zone);
  const auto& authority = zone.fact<Authority>();
  for_targets_with(zone, type, target_address, [&](const Record& record) {
    const NameView target = target_of(zone, record);
    if (authority.is_occluded(record.owner) || is_host(zone, target)) return;
    const auto address = address_in(zone, target);
    sink.push_back(describe_by_address(zone, rule, record, *address, owners.only_owner(*address)));
  });
}

void report_no_service_beside_hosts(const Zone& zone, FindingSink& sink, const Rule& rule,
                                    RrType type, const ServiceWords& words) {
  if (!zone.fact<Targets>().occur(type, target_is_root)) return;
  std::vector<bool> has_none(zone.names().size());
  for_targets_with(zone, type, target_is_root,
                   [&](const Record& record) { has_none[record.owner] = true; });
  for (const NameId owner : owners_of(zone, type)) {
    if (!has_none[owner]) continue;
    std::vector<RecordId> none;
    std::vector<RecordId> hosts;
    for (const RecordId id : records_at(zone, owner, type)) {
      (is_no_service(target_of(zone, zone.record(id))) ? none : hosts).push_back(id);
    }
    if (hosts.empty() || is_occluded(zone, owner)) continue;
    Finding finding =
        make_finding(rule, target_place(zone, zone.record(none.front())),
                     fmt::format("{} says that it {}, but also names {}", quoted(zone.name(owner)),
                                 words.none, count_of(hosts.size(), words.host)),
                     "delete this record, or all the others, whichever is out of date");
    finding.label = "none here";
    for (std::size_t i = 0; i < hosts.size() && i < most_labels; ++i) {
      add_target_label(finding, zone, zone.record(hosts[i]), fmt::format("{} here", words.host));
    }
    sink.push_back(std::move(finding));
  }
}

}  // namespace zonemend::rules
