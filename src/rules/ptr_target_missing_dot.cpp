#include <fmt/format.h>

#include "rules/shared/ptr_target.h"
#include "rules/shared/records.h"
#include "zonemend/record_text.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule ptr_target_missing_dot;

namespace {

Fix add_dot(const Zone& zone, const Record& record) {
  const Span token = record_text(zone, record).rdata.front();
  const bool in_quotes = zone.sources().text(token).starts_with('"');
  const std::uint32_t end = in_quotes ? token.end - 1 : token.end;
  return {"add the dot", Safety::unsafe, {{{token.source, end, end}, "."}}};
}

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : ptrs_with(zone, PtrFault::missing_dot)) {
    const Record& record = zone.record(id);
    const std::string_view written = written_ptr_target(zone, record);
    Finding finding = make_finding(ptr_target_missing_dot, target_place(zone, record),
                                   fmt::format("the target has no dot at its end, so it means {}",
                                               quoted(target_of(zone, record))),
                                   fmt::format("write '{}.'", written));
    finding.label = "no final dot";
    finding.fixes.push_back(add_dot(zone, record));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule ptr_target_missing_dot = {
    .id = "ptr-target-missing-dot",
    .severity = Severity::error,
    .summary = "host name of an address (PTR) lacks its final dot",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A PTR record in a reverse zone whose target has several labels, or is "
                    "\"localhost\", and no dot at its end.",
            .why = "A name without a final dot is relative: the reverse zone is added to it, and "
                   "the address is then called \"mail.example.com.2.0.192.in-addr.arpa\". No such "
                   "host exists. Mail servers look up the name of whoever connects to them, and "
                   "refuse mail from an address whose name does not lead back to it. All servers "
                   "load it silently.",
            .example = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5 IN PTR mail.example.com",
            .instead = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5 IN PTR mail.example.com.",
            .fix = "Adds the dot. It is unsafe, because it changes what is served.",
        },
    .check = check,
};

}  // namespace zonemend::rules
