#include <fmt/format.h>

#include "rules/shared/changes.h"
#include "zone/serial_scheme.h"

namespace zonemend::rules {

extern const Rule serial_scheme_changed;

namespace {

std::string_view scheme_text(SerialScheme scheme) {
  if (scheme == SerialScheme::date) return "a date, YYYYMMDDnn";
  return scheme == SerialScheme::unixtime ? "Unix time" : "a counter";
}

void check(const ZoneChange& change, const CheckContext& context, FindingSink& sink) {
  if (!has_both(change) || !change.serial_before() || !change.serial_after() || !context.now) {
    return;
  }
  const std::uint32_t before = *change.serial_before();
  const std::uint32_t after = *change.serial_after();
  if (before == after) return;
  const SerialScheme old_scheme = serial_scheme(before, *context.now);
  const SerialScheme new_scheme = serial_scheme(after, *context.now);
  if (old_scheme == new_scheme) return;
  sink.push_back(make_finding(
      serial_scheme_changed, serial_place(change),
      fmt::format("the serial changes its scheme, from {} ({}) to {} ({})", before,
                  scheme_text(old_scheme), after, scheme_text(new_scheme)),
      "stay with one scheme, unless the change is meant: a way back may need two steps"));
}

}  // namespace

const Rule serial_scheme_changed = {
    .id = "serial-scheme-changed",
    .severity = Severity::warning,
    .summary = "the serial goes on in another scheme",
    .authority = "practice",
    .docs =
        {
            .what = "A change of the serial in the SOA from one way of numbering to another: a "
                    "date (YYYYMMDDnn), Unix time, or a counter.",
            .why = "A greater number cannot be taken back: secondary name servers ignore a zone "
                   "whose serial falls. Who mistypes a date, or lets a program number with Unix "
                   "time once, may be bound to the new numbers for years.",
            .example =
                "- @ IN SOA ns1.example.net. hostmaster.example.com. 412 7200 3600 1209600 300\n"
                "+ @ IN SOA ns1.example.net. hostmaster.example.com. 2026112401 7200 3600 1209600 "
                "300\n"
                "- www IN A 192.0.2.80\n"
                "+ www IN A 192.0.2.81",
            .instead =
                "- @ IN SOA ns1.example.net. hostmaster.example.com. 412 7200 3600 1209600 300\n"
                "+ @ IN SOA ns1.example.net. hostmaster.example.com. 413 7200 3600 1209600 300\n"
                "- www IN A 192.0.2.80\n"
                "+ www IN A 192.0.2.81",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
