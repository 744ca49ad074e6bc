#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/soa_records.h"

namespace zonemend::rules {

extern const Rule soa_multiple;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const auto soas = apex_soas(zone);
  if (soas.size() < 2 || all_identical(zone, soas)) return;
  Finding finding = make_finding(
      soa_multiple, place_of(zone, zone.record(soas[1])),
      fmt::format("{} has {} different SOA records", quoted(zone.origin_name()), soas.size()),
      "keep the one with the right serial and delete the others");
  finding.label = "a further SOA";
  add_label(finding, zone, soas[0], "first SOA here");
  for (std::size_t i = 2; i < soas.size(); ++i) add_label(finding, zone, soas[i], "and another");
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_multiple = {
    .id = "soa-multiple",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "zone has several different SOA records",
    .authority = "RFC 1035 section 5.2",
    .docs =
        {
            .what = "More than one SOA record at the name of the zone, with different contents.",
            .why =
                "A zone has exactly one SOA. BIND and NSD refuse the zone. Copying a zone "
                "together from two files, or a merge that kept both serials, is the usual cause.",
            .example = "@ IN SOA ns1.example.net. hostmaster 2024050101 2h 30m 4w 1h\n"
                       "@ IN SOA ns1.example.net. hostmaster 2024050102 2h 30m 4w 1h",
            .instead = "@ IN SOA ns1.example.net. hostmaster 2024050102 2h 30m 4w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
