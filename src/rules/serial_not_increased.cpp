#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule serial_not_increased;

namespace {

// Whether some record that went or came stands in the SOA's own file.
bool concerns_soa_file(const ZoneChange& change) {
  for (const RrsetChange& item : change.rrsets()) {
    if (item.only_ttl()) return true;
    for (const RecordId id : item.removed) {
      if (change.before()->record(id).document == 0) return true;
    }
    for (const RecordId id : item.added) {
      if (change.after()->record(id).document == 0) return true;
    }
  }
  return false;
}

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change) || change.is_empty() || !change.serial_before()) return;
  if (change.serial_before() != change.serial_after() || !concerns_soa_file(change)) return;
  Finding finding = make_finding(
      serial_not_increased, serial_place(change),
      fmt::format("records change, but the serial is still {}", *change.serial_after()),
      "raise it, so that secondary name servers fetch the new records");
  finding.label = "the same as before";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule serial_not_increased = {
    .id = "serial-not-increased",
    .severity = Severity::error,
    .summary = "records change, but the serial of the SOA does not",
    .authority = "RFC 1034 section 4.3.5",
    .docs =
        {
            .what = "A change of records without a change of the serial in the SOA.",
            .why = "Secondary name servers fetch a zone only when its serial grows. Without "
                   "that, some of your name servers go on with the old records, and visitors "
                   "get one or the other by chance.",
            .example = "  @ IN SOA ns1.example.net. hostmaster.example.com. 2026112401 7200 3600 "
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
