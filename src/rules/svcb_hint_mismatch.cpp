#include <fmt/format.h>

#include "rules/shared/host_addresses.h"
#include "rules/shared/served_records.h"
#include "rules/shared/svcb_records.h"
#include "zonemend/rdata.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule svcb_hint_mismatch;

namespace {

struct Hint {
  std::uint16_t key;
  RrType type;
  std::size_t size;  // octets of an address
};
constexpr Hint hints[] = {{svc_key::ipv4hint, RrType::a, 4}, {svc_key::ipv6hint, RrType::aaaa, 16}};

// The first address of the hint that is not one of the host's own; empty when there is none.
std::string_view stray_address(HostAddresses& known, NameId host, const Hint& hint,
                               std::string_view addresses) {
  for (; addresses.size() >= hint.size; addresses.remove_prefix(hint.size)) {
    const std::string_view address = addresses.substr(0, hint.size);
    if (!known.has(host, hint.type, address)) return address;
  }
  return {};
}

std::string help_for(const Zone& zone, NameId host, const Hint& hint) {
  const std::string type = rr_type_text(hint.type);
  const std::string key = svc_key_text(hint.key);
  if (zone.has(host, hint.type)) {
    return fmt::format(
        "write the addresses of the {} records, or leave {} out: clients ask for "
        "the addresses anyway",
        type, key);
  }
  return fmt::format("leave {} out, or add an {} record with the address", key, type);
}

void check_hint(const Zone& zone, FindingSink& sink, HostAddresses& known, const Record& record,
                NameId host, const Hint& hint) {
  const auto addresses = SvcbRecord(zone, record).param(hint.key);
  if (!addresses) return;
  const std::string_view stray = stray_address(known, host, hint, *addresses);
  if (stray.empty()) return;
  Finding finding =
      make_finding(svcb_hint_mismatch, param_place(zone, record, hint.key),
                   fmt::format("{} is not an address of {}",
                               rdata_text(hint.type, RrClass::in, stray), quoted(zone.name(host))),
                   help_for(zone, host, hint));
  finding.label = "not the host's addresses";
  if (zone.has(host, hint.type)) {
    const RecordId own = first_at(zone, host, hint.type);
    add_label(finding, zone, own, fmt::format("{} record here", rr_type_text(hint.type)));
  }
  sink.push_back(std::move(finding));
}

// Where the endpoint is a host of this zone with addresses of its own.
NameId host_of(const Zone& zone, const Record& record, const SvcbRecord& binding) {
  const bool is_owner = binding.target().is_root();
  const NameView name = is_owner ? zone.name(record.owner) : binding.target();
  const Lookup found = look_up(zone, name);
  if (found.kind != Lookup::Kind::node || zone.has(found.at, RrType::cname)) return no_name;
  return zone.has(found.at, RrType::a) || zone.has(found.at, RrType::aaaa) ? found.at : no_name;
}

void check_type(const Zone& zone, FindingSink& sink, HostAddresses& known, RrType type) {
  for_served(zone, type, [&](const Record& record) {
    const SvcbRecord binding(zone, record);
    if (binding.is_alias() || !binding.has_params()) return;
    const NameId host = host_of(zone, record, binding);
    if (host == no_name) return;
    for (const Hint& hint : hints) check_hint(zone, sink, known, record, host, hint);
  });
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  HostAddresses known(zone);
  for (const RrType type : svcb_types) check_type(zone, sink, known, type);
}

}  // namespace

const Rule svcb_hint_mismatch = {
    .id = "svcb-hint-mismatch",
    .severity = Severity::info,
    .summary = "address hint of an HTTPS or SVCB record is not an address of its host",
    .authority = "RFC 9460 section 7.3",
    .docs =
        {
            .what = "An ipv4hint or ipv6hint with an address that is not among the A or AAAA "
                    "records of the host, where the host is in this zone.",
            .why = "Browsers may connect to the address of the hint before they know the real "
                   "ones. After a move, the hint is easily forgotten, and visitors still come to "
                   "the old server, or to none.",
            .example = "@ IN A     192.0.2.80\n"
                       "@ IN HTTPS 1 . alpn=h2 ipv4hint=198.51.100.7",
            .instead = "@ IN A     192.0.2.80\n"
                       "@ IN HTTPS 1 . alpn=h2 ipv4hint=192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
