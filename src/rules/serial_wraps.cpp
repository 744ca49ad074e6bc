#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule serial_wraps;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || soa->serial != 0xffffffff) return;
  Finding finding = make_finding(
      serial_wraps, soa_place(zone, *soa, SoaField::serial),
      "the serial number of the zone is the greatest there is",
      "let 1 follow: secondary servers take it for newer; BIND does not load 4294967296");
  finding.label = "serial";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule serial_wraps = {
    .id = "serial-wraps",
    .severity = Severity::warning,
    .summary = "serial number of the zone cannot be raised by one",
    .authority = "RFC 1982 section 3.1",
    .docs =
        {
            .what = "An SOA record with the serial number 4294967295.",
            .why =
                "The next number is 0, or better 1, which counts as newer. Scripts, and people in "
                "a hurry, write 4294967296 instead, and BIND does not load that.",
            .example = "@ IN SOA ns1 hostmaster 4294967295 2h 1h 2w 1h",
            .instead = "@ IN SOA ns1 hostmaster 1 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
