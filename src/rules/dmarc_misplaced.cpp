#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/mail_policy.h"

namespace zonemend::rules {

extern const Rule dmarc_misplaced;

namespace {

bool has_underscore_label(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    if (name.first_label().starts_with('_')) return true;
  }
  return false;
}

// The root stands for a zone that is not known. Names that an alias "_dmarc", here or in another
// zone, may point at are let pass, and so are wildcards, which answer for "_dmarc" below other
// names.
bool may_be_meant(NameView owner) {
  if (owner.is_root() || owner.is_wildcard() || has_underscore_label(owner)) return true;
  return owner.first_label() != "dmarc" &&
         owner.first_label().find("dmarc") != std::string_view::npos;
}

std::string right_name(NameView owner) {
  const bool is_bare = owner.first_label() == "dmarc";
  return fmt::format("_dmarc.{}", (is_bare ? owner.parent() : owner).text());
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  std::vector<RecordId> misplaced;
  for_texts(zone, zone.fact<TxtRecords>().versioned, [&](const TxtText& text) {
    if (may_be_meant(zone.name(text.record().owner))) return;
    if (!has_version(read_tags(text.text()), "DMARC1")) return;
    if (!text.is_judged_elsewhere()) misplaced.push_back(zone.id_of(text.record()));
  });
  if (misplaced.empty()) return;
  const std::vector<NameId> targets = alias_targets(zone);
  for (const RecordId id : misplaced) {
    const Record& record = zone.record(id);
    if (std::binary_search(targets.begin(), targets.end(), record.owner)) continue;
    const NameView owner = zone.name(record.owner);
    sink.push_back(make_finding(dmarc_misplaced, place_of(zone, record),
                                fmt::format("nobody looks for a DMARC policy at {}", quoted(owner)),
                                fmt::format("move the record to '{}'", right_name(owner))));
  }
}

}  // namespace

const Rule dmarc_misplaced = {
    .id = "dmarc-misplaced",
    .severity = Severity::warning,
    .summary = "DMARC policy stands at another name than _dmarc",
    .authority = "RFC 7489 section 6.1",
    .docs =
        {
            .what = "A TXT record whose text begins with \"v=DMARC1\" at a name without an "
                    "underscore, such as the domain itself or \"dmarc\". Wildcards and names "
                    "that an alias points at are not reported.",
            .why = "Receivers ask for the policy at \"_dmarc\" in front of the domain of the "
                   "sender's address, and nowhere else. At another name it has no effect.",
            .example = "@      IN TXT \"v=DMARC1; p=reject\"",
            .instead = "_dmarc IN TXT \"v=DMARC1; p=reject\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
