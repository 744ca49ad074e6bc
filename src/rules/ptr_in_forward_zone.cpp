#include <fmt/format.h>

#include "rules/shared/generated.h"
#include "rules/shared/ptr_target.h"
#include "rules/shared/records.h"
#include "rules/shared/reverse_names.h"
#include "text/ascii.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule ptr_in_forward_zone;

namespace {

// Catalog zones list their members so (RFC 9432 section 4.1).
bool is_catalog_entry(const Zone& zone, NameView owner) {
  const std::size_t labels = zone.origin_name().label_count() + 1;
  return owner.label_count() > labels &&
         ascii::equal_ignoring_case(owner.suffix(labels).first_label(), "zones");
}

// Network names lead to reverse names (RFC 1101).
bool is_meant(const Zone& zone, const Record& record) {
  const NameView owner = zone.name(record.owner);
  return is_service_name(owner) || is_catalog_entry(zone, owner) ||
         reverse_tree(target_of(zone, record)) != ReverseTree::none;
}

// "2.0.192.": all numbers, so ".in-addr.arpa" was forgotten.
bool lacks_in_addr_arpa(const Zone& zone) {
  NameView at = zone.origin_name();
  if (at.is_root() || at.label_count() > 4) return false;
  while (!at.is_root() && octet_from(at.first_label())) at = at.parent();
  return at.is_root();
}

std::string help(const Zone& zone, const Record& record) {
  if (lacks_in_addr_arpa(zone)) {
    return fmt::format("the reverse zone of these addresses is called '{}in-addr.arpa.'",
                       zone.origin_name().text());
  }
  return fmt::format(
      "if it is to give an address a name, move it to the reverse zone; for another name of {} "
      "write CNAME instead of PTR",
      quoted(target_of(zone, record)));
}

void check(const Zone& zone, FindingSink& sink) {
  OncePerDirective once(zone);
  for (const RecordId id : zone.records_of(RrType::ptr)) {
    const Record& record = zone.record(id);
    if (reverse_tree(zone.name(record.owner)) != ReverseTree::none) continue;
    if (is_meant(zone, record) || ptr_fault(zone, record) != PtrFault::none) continue;
    if (!once.passes(record)) continue;
    sink.push_back(make_finding(ptr_in_forward_zone, place_of(zone, record),
                                fmt::format("{} has a PTR record, but is not in a reverse zone",
                                            quoted(zone.name(record.owner))),
                                help(zone, record)));
    if (lacks_in_addr_arpa(zone)) return;  // all records have the same fault
  }
}

}  // namespace

const Rule ptr_in_forward_zone = {
    .id = "ptr-in-forward-zone",
    .severity = Severity::info,
    .summary = "PTR record stands outside the reverse zones",
    .authority = "practice",
    .docs =
        {
            .what = "A PTR record whose owner is neither below in-addr.arpa nor below ip6.arpa. "
                    "Services (owners with an underscore, RFC 6763), catalog zones (RFC 9432) and "
                    "names of networks (RFC 1101) use such records and are left out.",
            .why = "To find the name of an address, programs ask the reverse zone of the network, "
                   "never this one. The record does nothing, and the address has no name. "
                   "Sometimes the zone was to be a reverse zone, but its name lacks "
                   "\".in-addr.arpa\".",
            .example = "5 IN PTR mail.example.com.",
            .instead = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5 IN PTR mail.example.com.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
