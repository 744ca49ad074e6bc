#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule apex_ns_changed;

namespace {

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change)) return;
  const RrsetChange* ns = change.find(change.after()->origin_name(), RrType::ns);
  if (ns == nullptr || ns->only_ttl()) return;
  std::string words;
  if (!ns->removed.empty())
    words += fmt::format("without {}", list_of(*change.before(), ns->removed));
  if (!ns->added.empty()) {
    words +=
        fmt::format("{}with {}", words.empty() ? "" : ", ", list_of(*change.after(), ns->added));
  }
  sink.push_back(make_finding(
      apex_ns_changed, place_after(change, ns->owner, RrType::ns),
      fmt::format("the zone's name servers change: {}", words),
      "change them at the registrar (in the parent zone) as well, and leave servers that are still "
      "listed anywhere in service"));
}

}  // namespace

const Rule apex_ns_changed = {
    .id = "apex-ns-changed",
    .severity = Severity::warning,
    .summary = "the name servers of the zone change",
    .authority = "RFC 1912 section 2.3",
    .docs =
        {
            .what = "A change of the NS records at the name of the zone itself.",
            .why = "The parent zone has a copy of them, which nobody updates for you; for a "
                   "domain that you registered, you change it at the registrar. While the two "
                   "lists differ, some visitors ask name servers that are gone.",
            .example = "- @ IN NS ns1.old.example.\n"
                       "+ @ IN NS ns1.new.example.",
            .instead = "; first let the new servers answer, then change this list and the "
                       "registrar's, and then\n"
                       "; switch the old servers off",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
