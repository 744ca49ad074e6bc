#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule serial_jump_too_large;

namespace {

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change) || !change.serial_before() || !change.serial_after()) return;
  constexpr std::uint32_t half = 0x80000000u;
  if (*change.serial_after() - *change.serial_before() != half) return;
  sink.push_back(make_finding(
      serial_jump_too_large, serial_place(change),
      fmt::format("from {} to {} the serial jumps so far that it is not defined which is newer",
                  *change.serial_before(), *change.serial_after()),
      fmt::format("the farthest that it may go in one step is {}",
                  *change.serial_before() + half - 1)));
}

}  // namespace

const Rule serial_jump_too_large = {
    .id = "serial-jump-too-large",
    .severity = Severity::error,
    .summary = "the new serial lies exactly half of all numbers ahead",
    .authority = "RFC 1982 section 3.2",
    .docs =
        {
            .what = "A change after which the serial in the SOA is exactly 2147483648 away from "
                    "the one before.",
            .why = "At that distance neither of the two is the newer one: one secondary name "
                   "server fetches the zone, and another does not.",
            .example =
                "- @ IN SOA ns1.example.net. hostmaster.example.com. 1 7200 3600 1209600 300\n"
                "+ @ IN SOA ns1.example.net. hostmaster.example.com. 2147483649 7200 3600 1209600 "
                "300\n"
                "- www IN A 192.0.2.80\n"
                "+ www IN A 192.0.2.81",
            .instead =
                "- @ IN SOA ns1.example.net. hostmaster.example.com. 1 7200 3600 1209600 300\n"
                "+ @ IN SOA ns1.example.net. hostmaster.example.com. 2147483648 7200 3600 1209600 "
                "300\n"
                "- www IN A 192.0.2.80\n"
                "+ www IN A 192.0.2.81",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
