#include "patch/host_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "zonemend/record_text.h"
#include "zonemend/rule.h"

namespace zonemend {
namespace {

constexpr std::size_t most_labels = 20;  // places listed in one refusal; the rest is counted

void add_label(Finding& finding, const Span& span, std::string text) {
  if (finding.labels.size() < most_labels) finding.labels.push_back({span, std::move(text)});
}

void errors_refusal(const LoadedZone& loaded, std::vector<Finding>& refusals) {
  Finding refusal{.rule = "zone-has-errors"};
  std::size_t count = 0;
  for (const Finding& finding : loaded.findings) {
    const Rule* rule = find_rule(finding.rule);
    if (rule == nullptr || rule->effect != Effect::unreadable) continue;
    if (count++ == 0) {
      refusal.span = finding.span;
      refusal.label = finding.message;
    } else {
      add_label(refusal, finding.span, finding.message);
    }
  }
  if (count == 0) return;
  refusal.message = count == 1
                        ? "the zone has an error: what it means is not certain, and BIND refuses it"
                        : fmt::format(
                              "the zone has {} errors: what it means is not certain, and "
                              "BIND refuses it",
                              count);
  refusal.help = fmt::format("mend them first; 'zonemend check {}' lists them with their remedies",
                             loaded.zone.sources().at(0).name());
  refusals.push_back(std::move(refusal));
}

void no_soa_refusal(const LoadedZone& loaded, std::vector<Finding>& refusals) {
  const Zone& zone = loaded.zone;
  if (!zone.records_of(RrType::soa).empty() || !zone.complete()) return;
  const Source& source = zone.sources().at(0);
  Finding refusal{.rule = "zone-without-soa"};
  refusal.message = source.bytes().empty()
                        ? fmt::format("'{}' is empty", source.name())
                        : fmt::format("'{}' has no SOA record at '{}', so it is not the whole zone",
                                      source.name(), zone.origin_name().text());
  refusal.help =
      "give the file that holds the zone's SOA; if the zone has another name, give it "
      "with --origin";
  refusals.push_back(std::move(refusal));
}

void unread_refusal(const LoadedZone& loaded, std::vector<Finding>& refusals) {
  for (const Finding& finding : loaded.findings) {
    const Rule* rule = find_rule(finding.rule);
    if (rule == nullptr || rule->effect != Effect::unread) continue;
    Finding refusal{.rule = "zone-not-whole"};
    refusal.span = finding.span;
    refusal.message = finding.message;
    refusal.label = "not read";
    refusal.help = fmt::format("records of this host may be hidden there, so nothing is edited; {}",
                               finding.help);
    refusals.push_back(std::move(refusal));
    return;
  }
}

void signed_refusal(const Zone& zone, std::vector<Finding>& refusals) {
  for (const RrType type : {RrType::rrsig, RrType::nsec, RrType::nsec3}) {
    if (zone.records_of(type).empty()) continue;
    Finding refusal{.rule = "zone-is-signed"};
    refusal.span = record_span(zone, zone.record(zone.records_of(type).front()));
    refusal.message = "the zone is signed (DNSSEC): an edit would break its signatures";
    refusal.label = fmt::format("first {} record", rr_type_text(type));
    refusal.help =
        "edit the unsigned file that this one is made from, and sign again; with inline "
        "signing, where this file is the unsigned copy, use --allow-signed";
    refusals.push_back(std::move(refusal));
    return;
  }
}

Finding at_record(std::string_view reason, const Zone& zone, RecordId id, std::string message) {
  Finding refusal{.rule = reason};
  refusal.span = record_span(zone, zone.record(id));
  refusal.message = std::move(message);
  return refusal;
}

// The first record of that type at the name.
RecordId first_of(const Zone& zone, NameId owner, RrType type) {
  const auto ids = zone.records_at(owner);
  return *std::find_if(ids.begin(), ids.end(),
                       [&](RecordId id) { return zone.record(id).type == type; });
}

void delegation_refusal(const Zone& zone, NameView host, std::vector<Finding>& refusals) {
  const NameId encloser = zone.closest_encloser(host);
  const NameId cut = encloser == no_name ? no_name : zone.cut_above(encloser);
  if (cut == no_name) return;
  const bool itself = zone.name(cut) == host;
  Finding refusal = at_record(
      itself ? "host-is-delegation" : "host-below-delegation", zone,
      first_of(zone, cut, RrType::ns),
      itself ? fmt::format("'{}' is delegated to other name servers", host.text())
             : fmt::format("'{}' lies below '{}', which is delegated to other name servers",
                           host.text(), zone.name(cut).text()));
  refusal.label = "delegated here";
  refusal.help = fmt::format(
      "this zone's servers never answer for the host: make the change in the "
      "zone '{}'",
      zone.name(cut).text());
  refusals.push_back(std::move(refusal));
}

void dname_refusal(const Zone& zone, NameView host, std::vector<Finding>& refusals) {
  const NameId dname = zone.dname_above(host);
  if (dname == no_name) return;
  Finding refusal = at_record("host-below-dname", zone, first_of(zone, dname, RrType::dname),
                              fmt::format("'{}' lies below '{}', whose DNAME redirects all names "
                                          "under it",
                                          host.text(), zone.name(dname).text()));
  refusal.label = "redirected here";
  refusal.help =
      "a record at the host would never be answered (RFC 6672 section 2.4): make the "
      "change where the DNAME points to, or delete the DNAME";
  refusals.push_back(std::move(refusal));
}

// RFC 2181 section 10.3: the targets of NS and MX must not be aliases; RFC 2782 says so of SRV.
// BIND does not load a zone whose own NS records point at one, so that no force helps there.
void pointed_at_refusal(const Zone& zone, NameView host, bool force,
                        std::vector<Finding>& refusals) {
  Finding refusal{.rule = "host-is-target"};
  std::vector<std::string> types;
  bool is_hopeless = false;
  for (const RrType type : {RrType::ns, RrType::mx, RrType::srv}) {
    for (const RecordId id : zone.records_of(type)) {
      const bool is_fatal = type == RrType::ns && zone.record(id).owner == zone.origin();
      if (force && !is_fatal) continue;
      const auto target = rdata_target(type, zone.rdata(id));
      if (!target || !(*target == host)) continue;
      const Span span = record_span(zone, zone.record(id));
      is_hopeless = is_hopeless || is_fatal;
      const std::string name = rr_type_text(type);
      const bool is_first = types.empty();
      if (std::find(types.begin(), types.end(), name) == types.end()) types.push_back(name);
      if (is_first) {
        refusal.span = span;
        refusal.label = fmt::format("this {} points at the host", name);
      } else {
        add_label(refusal, span, fmt::format("this {} too", name));
      }
    }
  }
  if (types.empty()) return;
  refusal.message =
      fmt::format("'{}' is the target of {} records, which must not point at an alias", host.text(),
                  fmt::join(types, ", "));
  refusal.help =
      is_hopeless
          ? "BIND refuses a zone whose name server is an alias, so --force does not help: point "
            "the NS record at another name first, or choose another host"
          : "mail or name service would break (RFC 2181 section 10.3): point those records at "
            "another name first, choose another host, or insist with --force";
  refusals.push_back(std::move(refusal));
}

}  // namespace

std::vector<Finding> zone_refusals(const LoadedZone& loaded, bool allow_signed) {
  std::vector<Finding> refusals;
  errors_refusal(loaded, refusals);
  no_soa_refusal(loaded, refusals);
  unread_refusal(loaded, refusals);
  if (!allow_signed) signed_refusal(loaded.zone, refusals);
  return refusals;
}

Span zone_place(const Zone& zone) {
  const auto soas = zone.records_of(RrType::soa);
  return soas.empty() ? Span{} : record_text(zone, zone.record(soas.front())).type;
}

std::vector<Finding> host_refusals(const Zone& zone, NameView host, bool force) {
  std::vector<Finding> refusals;
  const NameView origin = zone.origin_name();
  if (host == origin) {
    Finding refusal{.rule = "host-at-apex"};
    refusal.span = zone_place(zone);
    refusal.message = fmt::format(
        "'{}' is the zone itself, which cannot be an alias: its SOA and NS "
        "records must stay (RFC 1034 section 3.6.2)",
        host.text());
    refusal.label = "the zone's own record";
    refusal.help = "use --host www, and forward the bare domain to it at your registrar";
    refusals.push_back(std::move(refusal));
    return refusals;
  }
  if (!host.is_below(origin)) {
    Finding refusal{.rule = "host-outside-zone"};
    refusal.span = zone_place(zone);
    refusal.label = fmt::format("this is the zone '{}'", origin.text());
    refusal.message =
        fmt::format("'{}' does not belong to the zone '{}'", host.text(), origin.text());
    refusal.help =
        "give the file of the host's own zone, or a host of this one: --host www, or a full name "
        "that ends with the zone's";
    refusals.push_back(std::move(refusal));
    return refusals;
  }
  delegation_refusal(zone, host, refusals);
  dname_refusal(zone, host, refusals);
  pointed_at_refusal(zone, host, force, refusals);
  return refusals;
}

}  // namespace zonemend
