#include <fmt/format.h>

#include <vector>

#include "dns/rdata_wire.h"
#include "rules/shared/lookup.h"
#include "rules/shared/record_places.h"
#include "rules/shared/targets.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule null_mx_preference;

namespace {

// By NameId: the names with mail servers, of which null-mx-with-others speaks.
std::vector<bool> mail_takers(const Zone& zone) {
  std::vector<bool> takers(zone.names().size());
  for (const RecordId id : zone.records_of(RrType::mx)) {
    const Record& record = zone.record(id);
    if (!target_of(zone, record).is_root()) takers[record.owner] = true;
  }
  return takers;
}

void check(const Zone& zone, FindingSink& sink) {
  if (zone.rr_class() != RrClass::in) return;
  std::vector<bool> takes_mail;
  for_targets_with(zone, RrType::mx, target_is_root, [&](const Record& record) {
    const auto preference = get16(zone.rdata(record), 0);
    if (preference == 0 || is_occluded(zone, record.owner)) return;
    if (takes_mail.empty()) takes_mail = mail_takers(zone);
    if (takes_mail[record.owner]) return;
    const Place place = field_place(zone, record, 0);
    Finding finding = make_finding(
        null_mx_preference, place,
        fmt::format("{} says that it takes no mail, but with the preference {} instead of 0",
                    quoted(zone.name(record.owner)), preference),
        "write 'MX 0 .', the one form that all senders know");
    finding.label = "0 is expected";
    if (has_written_fields(zone, record)) {
      finding.fixes.push_back({"write 0", Safety::unsafe, {{place.span, "0"}}});
    }
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule null_mx_preference = {
    .id = "null-mx-preference",
    .severity = Severity::info,
    .summary = "\"no mail\" (MX 0 .) is written with another preference than 0",
    .authority = "RFC 7505 section 3",
    .docs =
        {
            .what = "An MX record whose target is '.', which says that the name takes no mail, "
                    "with a preference other than 0.",
            .why = "The standard fixes the whole record as '0 .'. Most senders look at the target "
                   "alone, but one that compares both takes '.' for a mail server and tries for "
                   "days before it gives the mail back.",
            .example = "@ IN MX 10 .",
            .instead = "@ IN MX 0 .",
            .fix = "Writes 0. It is unsafe, because it changes the record that is served.",
        },
    .check = check,
};

}  // namespace zonemend::rules
