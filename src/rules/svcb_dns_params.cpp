#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/record_places.h"
#include "rules/shared/served_records.h"
#include "rules/shared/service_names.h"
#include "rules/shared/svcb_records.h"
#include "text/ascii.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule svcb_dns_params;

namespace {

// "_dns.resolver.example.com.", or "_853._dns.resolver.example.com." for a port of its own.
bool announces_dns(NameView owner) {
  const std::size_t at = is_port(label_at(owner, 0)) ? 1 : 0;
  return ascii::equal_ignoring_case(label_at(owner, at), "_dns");
}

bool speaks_http(const SvcbRecord& binding) {
  const auto protocols = protocols_of(binding);
  return std::any_of(protocols.begin(), protocols.end(), [](std::string_view protocol) {
    return protocol == "h2" || protocol == "h3" || protocol == "http/1.1";
  });
}

std::optional<Finding> fault_of(const Zone& zone, const Record& record) {
  const SvcbRecord binding(zone, record);
  const bool has_path = binding.param(svc_key::dohpath).has_value();
  if (!binding.param(svc_key::alpn)) {
    return make_finding(svcb_dns_params, fields_place(zone, record, 0),
                        "clients ignore this DNS server: the record names no protocol (alpn)",
                        "add alpn=dot for DNS over TLS, alpn=doq for DNS over QUIC, or alpn=h2 and "
                        "a dohpath for DNS over HTTPS");
  }
  if (speaks_http(binding) && !has_path) {
    return make_finding(svcb_dns_params, param_place(zone, record, svc_key::alpn),
                        "the DNS server offers DNS over HTTPS, but no path to it (dohpath)",
                        "add the path, as in dohpath=/dns-query{?dns}");
  }
  if (!speaks_http(binding) && has_path) {
    return make_finding(svcb_dns_params, param_place(zone, record, svc_key::dohpath),
                        "the DNS server has a path for DNS over HTTPS (dohpath), but does not "
                        "offer that (alpn)",
                        "add h2 or h3 to alpn, or delete dohpath");
  }
  return std::nullopt;
}

void check(const Zone& zone, FindingSink& sink) {
  for_served(zone, RrType::svcb, [&](const Record& record) {
    if (!announces_dns(zone.name(record.owner)) || SvcbRecord(zone, record).is_alias()) return;
    if (auto finding = fault_of(zone, record)) sink.push_back(std::move(*finding));
  });
}

}  // namespace

const Rule svcb_dns_params = {
    .id = "svcb-dns-params",
    .severity = Severity::warning,
    .summary = "encrypted DNS (SVCB at _dns) is announced without what clients need",
    .authority = "RFC 9461 sections 4 and 5",
    .docs =
        {
            .what = "An SVCB record at '_dns' or '_PORT._dns' that announces a DNS server without "
                    "a protocol (alpn), DNS over HTTPS without its path (dohpath), or such a path "
                    "without DNS over HTTPS.",
            .why = "There is no protocol that clients assume by themselves. They ignore a record "
                   "without one, and cannot use DNS over HTTPS without the path: queries go on "
                   "unencrypted.",
            .example = "_dns.resolver IN SVCB 1 resolver alpn=h2",
            .instead = "_dns.resolver IN SVCB 1 resolver alpn=h2 dohpath=/dns-query{?dns}",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
