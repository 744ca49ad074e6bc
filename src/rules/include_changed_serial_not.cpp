#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule include_changed_serial_not;

namespace {

bool all_in_included_files(const ZoneChange& change) {
  for (const RrsetChange& item : change.rrsets()) {
    if (item.only_ttl()) return false;
    for (const RecordId id : item.removed) {
      if (change.before()->record(id).document == 0) return false;
    }
    for (const RecordId id : item.added) {
      if (change.after()->record(id).document == 0) return false;
    }
  }
  return true;
}

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change) || change.is_empty() || !change.serial_before()) return;
  if (change.serial_before() != change.serial_after() || !all_in_included_files(change)) return;
  Finding finding = make_finding(
      include_changed_serial_not, serial_place(change),
      fmt::format("records change in an included file, but the serial is still {}",
                  *change.serial_after()),
      "raise it in every zone that includes the file, so that secondary name servers fetch the new "
      "records");
  finding.label = "the same as before";
  for (const RrsetChange& item : change.rrsets()) {
    if (item.added.empty()) continue;
    add_label(finding, *change.after(), item.added.front(), "changed here");
    break;
  }
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule include_changed_serial_not = {
    .id = "include-changed-serial-not",
    .severity = Severity::error,
    .summary = "an included file changes, but the serial of the SOA does not",
    .authority = "RFC 1034 section 4.3.5",
    .docs =
        {
            .what = "A change of records that all stand in included files ($INCLUDE), while the "
                    "serial in the SOA of the zone that includes them stays.",
            .why = "Secondary name servers fetch a zone only when its serial grows. The SOA "
                   "stands in another file than the one that was edited, so it is easily "
                   "forgotten, and some of your name servers go on with the old records.",
            .example = "; hosts.inc changes, the zone that includes it does not\n"
                       "@ IN SOA ns1.example.net. hostmaster.example.com. 2026112401 7200 3600 "
                       "1209600 300",
            .instead = "@ IN SOA ns1.example.net. hostmaster.example.com. 2026112402 7200 3600 "
                       "1209600 300",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
