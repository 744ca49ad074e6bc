#include <fmt/format.h>

#include "rules/shared/lookup.h"
#include "rules/shared/record_places.h"
#include "rules/shared/served_records.h"
#include "zonemend/rdata.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rp_txt_missing;

namespace {

constexpr std::size_t text_field = 1;

// The second of the two names: where more about the person stands.
NameView text_name(const Zone& zone, const Record& record) {
  const std::string_view rdata = zone.rdata(record);
  const NameInRdata name = names_in_rdata(RrType::rp, rdata).back();
  return NameView(rdata.substr(name.offset, name.size));
}

bool lacks_text(const Zone& zone, NameView name) {
  const Lookup found = look_up(zone, name);
  if (found.kind == Lookup::Kind::missing) return true;
  if (found.kind != Lookup::Kind::node && found.kind != Lookup::Kind::wildcard) return false;
  return !zone.has(found.at, RrType::txt) && !zone.has(found.at, RrType::cname);
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  for_served(zone, RrType::rp, [&](const Record& record) {
    const NameView name = text_name(zone, record);
    if (!lacks_text(zone, name)) return;
    Finding finding = make_finding(
        rp_txt_missing, field_place(zone, record, text_field),
        fmt::format("{} is to tell more about the person in charge (RP), but has no TXT record",
                    quoted(name)),
        "add the TXT record, or write '.' for none");
    finding.label = "no TXT record";
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule rp_txt_missing = {
    .id = "rp-txt-missing",
    .severity = Severity::info,
    .summary = "text about the person in charge (RP) is not in the zone",
    .authority = "RFC 1183 section 2.2",
    .docs =
        {
            .what = "An RP record whose second name lies in the zone, but has no TXT record there.",
            .why = "Whoever looks for the person in charge of a host, mostly when something is "
                   "wrong with it, finds nothing. A '.' says plainly that there is no text.",
            .example = "www IN RP hostmaster.example.com. oncall",
            .instead = "www    IN RP hostmaster.example.com. oncall\n"
                       "oncall IN TXT \"Web team, +49 30 5550100\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
