#include <fmt/format.h>

#include "rules/shared/lookup.h"
#include "rules/shared/record_places.h"
#include "rules/shared/svcb_records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule svcb_alias_multiple;

namespace {

Finding describe(const Zone& zone, RrType type, const std::vector<RecordId>& aliases,
                 const std::vector<RecordId>& services) {
  const Record& alias = zone.record(aliases.front());
  const std::string owner = quoted(zone.name(alias.owner));
  const std::string name = rr_type_text(type);
  const bool ignored = !services.empty();
  Finding finding = make_finding(
      svcb_alias_multiple, place_of(zone, alias),
      ignored ? fmt::format("this {} record with priority 0 (an alias) makes clients ignore the "
                            "others of {}",
                            name, owner)
              : fmt::format("{} is an alias of {} targets at once ({} with priority 0)", owner,
                            aliases.size(), name),
      ignored ? "delete it, or give it a priority of 1 or more"
              : "keep one of them: clients choose one at random");
  finding.label = ignored ? "an alias here" : "first one here";
  const auto& others = ignored ? services : aliases;
  for (std::size_t i = ignored ? 0 : 1; i < others.size() && i <= most_labels; ++i) {
    add_label(finding, zone, others[i], ignored ? "ignored" : "and here");
  }
  return finding;
}

// Records that say the same twice are for record-duplicate.
bool differ(const Zone& zone, const std::vector<RecordId>& aliases) {
  for (const RecordId id : aliases) {
    if (!(SvcbRecord(zone, zone.record(id)).target() ==
          SvcbRecord(zone, zone.record(aliases.front())).target())) {
      return true;
    }
  }
  return false;
}

void check_type(const Zone& zone, FindingSink& sink, RrType type) {
  for (const NameId owner : owners_of(zone, type)) {
    std::vector<RecordId> aliases;
    std::vector<RecordId> services;
    for (const RecordId id : records_at(zone, owner, type)) {
      (SvcbRecord(zone, zone.record(id)).is_alias() ? aliases : services).push_back(id);
    }
    if (aliases.empty() || (services.empty() && !differ(zone, aliases))) continue;
    if (!is_occluded(zone, owner)) sink.push_back(describe(zone, type, aliases, services));
  }
}

void check(const Zone& zone, FindingSink& sink) {
  if (zone.rr_class() != RrClass::in) return;
  for (const RrType type : svcb_types) check_type(zone, sink, type);
}

}  // namespace

const Rule svcb_alias_multiple = {
    .id = "svcb-alias-multiple",
    .severity = Severity::warning,
    .summary = "HTTPS or SVCB alias (priority 0) stands beside other such records",
    .authority = "RFC 9460 section 2.4.1",
    .docs =
        {
            .what = "A name with an HTTPS or SVCB record of priority 0 (AliasMode) and with "
                    "another record of the type: one with a higher priority, or a second alias.",
            .why = "An alias makes clients ignore all records with a priority, whatever they "
                   "announce. Of several aliases each client takes one at random.",
            .example = "@ IN HTTPS 0 shop.example.net.\n"
                       "@ IN HTTPS 1 . alpn=h2,h3",
            .instead = "@ IN HTTPS 0 shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
