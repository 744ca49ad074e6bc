#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule serial_bumped_for_nothing;

namespace {

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change) || !change.only_serial()) return;
  sink.push_back(make_finding(serial_bumped_for_nothing, serial_place(change),
                              fmt::format("the serial goes from {} to {}, but no record changes",
                                          *change.serial_before(), *change.serial_after()),
                              "make the edit that is missing, or leave the serial as it was"));
}

}  // namespace

const Rule serial_bumped_for_nothing = {
    .id = "serial-bumped-for-nothing",
    .severity = Severity::info,
    .summary = "the serial changes, but no record does",
    .authority = "practice",
    .docs =
        {
            .what = "A change of the serial in the SOA without any other change of records.",
            .why = "Nothing breaks: all secondary name servers fetch the same zone again. It "
                   "often means that an edit was forgotten, or that it stands in a line that is "
                   "not read as a record.",
            .example = "- @ IN SOA ns1.example.net. hostmaster.example.com. 2026112401 7200 3600 "
                       "1209600 300\n"
                       "+ @ IN SOA ns1.example.net. hostmaster.example.com. 2026112402 7200 3600 "
                       "1209600 300",
            .instead = "; leave the serial as it is, or make the edit that is missing",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
