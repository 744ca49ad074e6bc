#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule serial_decreased;

namespace {

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change) || !change.serial_before() || !change.serial_after()) return;
  constexpr std::uint32_t half = 0x80000000u;
  const std::uint32_t distance = *change.serial_after() - *change.serial_before();
  if (distance <= half) return;
  Finding finding =
      make_finding(serial_decreased, serial_place(change),
                   fmt::format("the serial goes back, from {} to {}", *change.serial_before(),
                               *change.serial_after()),
                   fmt::format("use a greater number, such as {}", *change.serial_before() + 1));
  finding.label = "older than before";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule serial_decreased = {
    .id = "serial-decreased",
    .severity = Severity::error,
    .summary = "the new serial is older than the one before",
    .authority = "RFC 1982 section 3.2",
    .docs =
        {
            .what = "A change after which the serial in the SOA is older than before, in the "
                    "arithmetic of serials: they wrap around after 4294967295, and the half of "
                    "all numbers that lies ahead is newer.",
            .why = "Secondary name servers think that they have newer data already and never "
                   "fetch the change. To get out of it, every secondary has to be told by hand, "
                   "or the serial has to be led around in two steps.",
            .example = "- @ IN SOA ns1.example.net. hostmaster.example.com. 2026112401 7200 3600 "
                       "1209600 300\n"
                       "+ @ IN SOA ns1.example.net. hostmaster.example.com. 2025112402 7200 3600 "
                       "1209600 300\n"
                       "- www IN A 192.0.2.80\n"
                       "+ www IN A 192.0.2.81",
            .instead = "- @ IN SOA ns1.example.net. hostmaster.example.com. 2026112401 7200 3600 "
                       "1209600 300\n"
                       "+ @ IN SOA ns1.example.net. hostmaster.example.com. 2026112402 7200 3600 "
                       "1209600 300\n"
                       "- www IN A 192.0.2.80\n"
                       "+ www IN A 192.0.2.81",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
