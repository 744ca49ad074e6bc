#include <fmt/format.h>

#include "rules/shared/alias_target.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule cname_target_is_address;

namespace {

std::optional<Fix> make_address_record(const Zone& zone, const Record& record,
                                       std::string_view type, const std::string& address) {
  if (!written_target(zone, record)) return std::nullopt;
  const Span keyword = record_text(zone, record).type;
  return Fix{fmt::format("make it an {} record", type),
             Safety::unsafe,
             {{keyword, std::string(type)}, {target_place(zone, record), address}}};
}

void check(const Zone& zone, FindingSink& sink) {
  for_targets_with(zone, RrType::cname, target_address, [&](const Record& record) {
    const auto address = address_in(zone, target_of(zone, record));
    if (!address) return;
    const char* type = address->find(':') == std::string::npos ? "A" : "AAAA";
    Finding finding = make_finding(
        cname_target_is_address, target_place(zone, record),
        fmt::format("{} is an alias (CNAME) of an IP address, which is read as the name {}",
                    quoted(zone.name(record.owner)), quoted(target_of(zone, record))),
        fmt::format("write '{} {}' instead", type, *address));
    finding.label = "a name is needed here";
    auto fix = make_address_record(zone, record, type, *address);
    if (fix) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule cname_target_is_address = {
    .id = "cname-target-is-address",
    .severity = Severity::error,
    .summary = "target of an alias (CNAME) is an IP address",
    .authority = "RFC 1035 section 3.3.1",
    .docs =
        {
            .what = "A CNAME whose target is written as an IPv4 or IPv6 address.",
            .why = "The target of an alias is a name. \"192.0.2.1\" is read as a name of four "
                   "labels, below the zone, which does not exist. All servers load it silently.",
            .example = "www IN CNAME 192.0.2.80",
            .instead = "www IN A 192.0.2.80",
            .fix = "Makes an A or AAAA record of it. It is unsafe, because it changes what is "
                   "served.",
        },
    .check = check,
};

}  // namespace zonemend::rules
