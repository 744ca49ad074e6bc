#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule mail_or_policy_record_removed;

namespace {

constexpr std::string_view spf = "\"v=spf1";
constexpr std::string_view dmarc = "\"v=DMARC1";

bool says(const Zone& zone, RecordId id, std::string_view start) {
  return data_of(zone, id).starts_with(start);
}

// A TXT record that starts so is gone, and none has come.
bool lost(const ZoneChange& change, const RrsetChange& txt, std::string_view start) {
  for (const RecordId id : txt.added) {
    if (says(*change.after(), id, start)) return false;
  }
  for (const RecordId id : txt.removed) {
    if (says(*change.before(), id, start)) return true;
  }
  return false;
}

void report(const ZoneChange& change, const RrsetChange& set, std::string_view what,
            FindingSink& sink) {
  sink.push_back(make_finding(mail_or_policy_record_removed,
                              place_after(change, set.owner, set.set.type),
                              fmt::format("{} loses its {} ({})", quoted(set.owner), what,
                                          list_of(*change.before(), set.removed)),
                              "put it back unless the name no longer needs it; ask whoever looks "
                              "after the mail or the certificates"));
}

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change)) return;
  for (const RrsetChange* mx : changes_of(change, RrType::mx)) {
    if (mx->is_gone()) report(change, *mx, "mail servers (MX)", sink);
  }
  for (const RrsetChange* caa : changes_of(change, RrType::caa)) {
    if (caa->is_gone()) report(change, *caa, "certificate policy (CAA)", sink);
  }
  for (const RrsetChange* txt : changes_of(change, RrType::txt)) {
    if (lost(change, *txt, spf)) report(change, *txt, "mail policy (SPF)", sink);
    if (lost(change, *txt, dmarc)) report(change, *txt, "mail policy (DMARC)", sink);
  }
}

}  // namespace

const Rule mail_or_policy_record_removed = {
    .id = "mail-or-policy-record-removed",
    .severity = Severity::warning,
    .summary = "mail servers or a policy are taken away",
    .authority = "practice",
    .docs =
        {
            .what = "A change that takes away all MX records of a name, its SPF or DMARC policy, "
                    "or its CAA records, without new ones in their place.",
            .why = "Without MX, mail is not delivered or goes to the web server. Without SPF "
                   "and DMARC, anybody can send mail in your name and yours looks suspicious. "
                   "Without CAA, every certificate authority may issue certificates again.",
            .example = "- _dmarc IN TXT \"v=DMARC1; p=reject\"",
            .instead = "; only when it is meant",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
