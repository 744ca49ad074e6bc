#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule soa_mname_not_in_ns;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  const auto soa = published_soa(zone);
  if (!soa || soa->mname.is_root()) return;
  const auto servers = records_at(zone, zone.origin(), RrType::ns);
  if (servers.empty()) return;
  const bool is_among = std::any_of(servers.begin(), servers.end(), [&](RecordId id) {
    return target_of(zone, zone.record(id)) == soa->mname;
  });
  if (is_among) return;
  Finding finding = make_finding(
      soa_mname_not_in_ns, soa_place(zone, *soa, SoaField::mname),
      fmt::format("the zone's primary name server (SOA MNAME) {} is not among its name "
                  "servers (NS)",
                  quoted(soa->mname)),
      "write one of the name servers, unless the primary is hidden on purpose");
  finding.label = "not a name server of the zone";
  for (const RecordId id : servers) add_label(finding, zone, id, "name server");
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_mname_not_in_ns = {
    .id = "soa-mname-not-in-ns",
    .severity = Severity::info,
    .enabled = false,
    .summary = "primary name server in the SOA is not among the zone's name servers",
    .authority = "practice",
    .docs =
        {
            .what = "An SOA record whose first field, the primary name server, is the target of no "
                    "NS record of the zone.",
            .why = "A primary that nobody asks (a hidden primary) is a sound design, so this "
                   "rule is off unless selected. Where there is none, the field was forgotten "
                   "when the name servers changed, and dynamic updates are sent to a server "
                   "that no longer exists.",
            .example = "@ IN SOA old-ns.example.net. hostmaster 7 2h 1h 2w 1h\n"
                       "@ IN NS  ns1.example.net.",
            .instead = "@ IN SOA ns1.example.net. hostmaster 7 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
