#include <fmt/format.h>

#include <array>

#include "rules/shared/alias_targets.h"
#include "rules/shared/lookup.h"
#include "rules/shared/missing_dot.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule name_missing_dot;

namespace {

// CNAME has a rule of its own.
constexpr std::array with_target = {RrType::ns,   RrType::mx,    RrType::srv,   RrType::dname,
                                    RrType::svcb, RrType::https, RrType::naptr, RrType::afsdb,
                                    RrType::kx,   RrType::rt,    RrType::lp,    RrType::ptr};

void report(FindingSink& sink, const DotlessName& name, std::string_view role, bool leads_there) {
  Finding finding = make_finding(
      name_missing_dot, name.span,
      fmt::format("the {} has no dot at its end, so it means {}", role, quoted(name.expanded)),
      fmt::format("write '{}.' if that is the name that you mean", name.written));
  if (name.certain && leads_there) finding.severity = Severity::error;
  finding.label = "no final dot";
  finding.fixes.push_back(add_dot(name));
  sink.push_back(std::move(finding));
}

// Without an address for the name servers of the zone itself BIND refuses it: ns-target-no-address.
bool refused_for_it(const Zone& zone, const Record& record, const DotlessName& name) {
  return record.type == RrType::ns && record.owner == zone.origin() && name.certain;
}

void check_targets(const Zone& zone, FindingSink& sink, RrType type) {
  for_targets_with(zone, type, target_missing | target_by_wildcard, [&](const Record& record) {
    const auto name = dotless_target(zone, record);
    if (!name || refused_for_it(zone, record, *name) || is_occluded(zone, record.owner)) return;
    const std::string_view role =
        type == RrType::ptr || type == RrType::dname ? "target" : role_of_target(type);
    report(sink, *name, role, type != RrType::ptr);
  });
}

bool is_reverse(const Zone& zone) {
  const NameView origin = zone.origin_name();
  return !origin.is_root() && ascii::in_small_letters(origin.suffix(1).first_label()) == "arpa";
}

void check_soa(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : records_at(zone, zone.origin(), RrType::soa)) {
    const Record& soa = zone.record(id);
    if (const auto name = dotless_primary(zone, soa)) {
      report(sink, *name, "primary name server (SOA MNAME)", false);
    }
    if (const auto name = dotless_mailbox(zone, soa)) {
      report(sink, *name, "zone's mail address (SOA RNAME)", false);
    }
  }
}

void check(const Zone& zone, FindingSink& sink) {
  check_soa(zone, sink);
  for (const RrType type : with_target) {
    // The names of addresses have a rule of their own: ptr-target-missing-dot.
    if (type != RrType::ptr || !is_reverse(zone)) check_targets(zone, sink, type);
  }
}

}  // namespace

const Rule name_missing_dot = {
    .id = "name-missing-dot",
    .severity = Severity::warning,
    .summary = "name in a record's data lacks its final dot",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what =
                "A name in the data of an NS, MX, SRV, PTR, DNAME, SVCB, HTTPS, NAPTR, AFSDB, "
                "KX, RT, LP or SOA record that ends in a top-level domain such as \"net\", or "
                "in the zone's own name, but has no final dot, and that, completed with the "
                "origin, names nothing in the zone. It is an error where clients are led to "
                "that name, and a warning in SOA and PTR records or where a wildcard answers. "
                "CNAMEs have the rule cname-target-missing-dot, and PTR records of reverse zones "
                "ptr-target-missing-dot.",
            .why = "A name without a final dot is relative: the zone is added to it. "
                   "\"mail.example.net\" in the zone example.com means "
                   "mail.example.net.example.com. All servers load it silently, and mail, or "
                   "whatever the record is for, goes nowhere.",
            .example = "@ IN MX 10 mail.example.net",
            .instead = "@ IN MX 10 mail.example.net.",
            .fix = "Adds the dot. It is unsafe, because it changes what the record points at.",
        },
    .check = check,
};

}  // namespace zonemend::rules
