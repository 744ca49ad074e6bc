#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "rules/shared/soa_data.h"
#include "zone/serial_scheme.h"

namespace zonemend::rules {

extern const Rule serial_format;

namespace {

struct Form {
  SerialScheme scheme;
  std::string_view word;  // in the option
  std::string_view text;
};
constexpr std::array forms = {
    Form{SerialScheme::date, "date", "a date (YYYYMMDDnn)"},
    Form{SerialScheme::unixtime, "unixtime", "a Unix time"},
    Form{SerialScheme::counter, "counter", "a plain counter"},
};

std::vector<Form> allowed_forms(const std::vector<std::string>& words) {
  std::vector<Form> allowed;
  for (const Form& form : forms) {
    if (std::find(words.begin(), words.end(), form.word) != words.end()) allowed.push_back(form);
  }
  if (allowed.empty()) allowed.push_back(forms.front());
  return allowed;
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa) return;
  constexpr std::int64_t never = std::numeric_limits<std::uint32_t>::max();
  const SerialScheme scheme = serial_scheme(soa->serial, context.now.value_or(never));
  std::string wanted;
  for (const Form& form : allowed_forms(context.list(serial_format, "schemes"))) {
    if (form.scheme == scheme) return;
    wanted += fmt::format("{}{}", wanted.empty() ? "" : " or ", form.text);
  }
  Finding finding = make_finding(serial_format, soa_place(zone, *soa, SoaField::serial),
                                 fmt::format("the serial number {} is not {}", soa->serial, wanted),
                                 "write a number of that form, greater than this one");
  finding.label = "serial";
  sink.push_back(std::move(finding));
}

constexpr RuleOption options[] = {
    {.name = "schemes",
     .what = "the forms that are right: date, unixtime, counter; date when none is given",
     .kind = RuleOption::Kind::list}};

}  // namespace

const Rule serial_format = {
    .id = "serial-format",
    .severity = Severity::info,
    .enabled = false,
    .summary = "serial number does not have the form that is asked for",
    .authority = "RFC 1912 section 2.2",
    .docs =
        {
            .what = "A serial number that is not a date and two more digits (YYYYMMDDnn), or "
                    "not of the forms in the list 'schemes': date, unixtime (seconds since "
                    "1970) or counter.",
            .why = "All servers only compare the numbers, so this rule is off unless selected. "
                   "An agreed form tells people when a zone was last changed, and keeps two of "
                   "them from counting in different ways: a number that gets smaller by that "
                   "stops secondary name servers from fetching the zone.",
            .example = "@ IN SOA ns1 hostmaster 7 2h 1h 2w 1h",
            .instead = "@ IN SOA ns1 hostmaster 2026030401 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
