#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rules/shared/alias_target.h"
#include "rules/shared/hostname.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"
#include "rules/shared/unencoded_names.h"
#include "rules/shared/written_owner.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule bad_target_hostname;

namespace {

struct Use {
  RecordId record;
  WrongName wrong;
};

// Uses of one wrong name belong together.
using UsesByName = std::map<std::string, std::vector<Use>>;

Place place_of_name(const Zone& zone, const Use& use) {
  const Record& record = zone.record(use.record);
  if (zone.is_generated(record)) return place_of(zone, record);
  return rdata_span(zone, record, use.wrong.field);
}

// The rules on addresses in the place of names, and on mail addresses with their at sign.
bool is_written_as_address(const Zone& zone, const Use& use) {
  switch (zone.record(use.record).type) {
    case RrType::ns:
    case RrType::mx:
    case RrType::srv:
      return address_in(zone, use.wrong.name).has_value();
    case RrType::soa:
      return use.wrong.mailbox && use.wrong.name.wire().find('@') != std::string_view::npos;
    default:
      return false;
  }
}

bool is_others(const Zone& zone, const Use& use) {
  const std::string_view written = zone.sources().text(place_of_name(zone, use).span);
  return is_unencoded_idn(written, use.wrong.name) || is_damaged(written) ||
         is_written_as_address(zone, use);
}

UsesByName wrong_names(const Zone& zone) {
  UsesByName uses;
  const auto look_at = [&](const Record& record) {
    const RecordId id = zone.id_of(record);
    const auto wrong = wrong_name_in(zone, record);
    if (!wrong || is_others(zone, {id, *wrong})) return;
    uses[ascii::in_small_letters(wrong->name.wire())].push_back({id, *wrong});
  };
  for (const RrType type : types_with_checked_names()) {
    if (Targets::are_of(type)) {
      for_targets_with(zone, type, target_no_hostname, look_at);
    } else {
      for (const RecordId id : zone.records_of(type)) look_at(zone.record(id));
    }
  }
  return uses;
}

std::string role_of(const Zone& zone, const Use& use) {
  const RrType type = zone.record(use.record).type;
  const auto with_type = [type](std::string_view role) {
    return fmt::format("{} ({})", role, rr_type_text(type));
  };
  if (use.wrong.mailbox) return with_type("a mailbox");
  switch (type) {
    case RrType::ns:
      return with_type("a name server");
    case RrType::soa:
      return with_type("the primary server");
    case RrType::mx:
      return with_type("a mail server");
    default:
      return with_type("a host");
  }
}

std::string fault_of(const WrongName& wrong) {
  std::string fault = hostname_fault(wrong.mailbox ? wrong.name.parent() : wrong.name);
  return fault.empty() ? "a blank or a letter outside ASCII" : fault;
}

bool is_checked(const Zone& zone, const Use& use) {
  return is_rdata_checked(zone, zone.record(use.record));
}

// The others are shown beside the first one that named refuses.
void add_other_uses(Finding& finding, const Zone& zone, const std::vector<Use>& uses) {
  constexpr std::size_t most = 8;
  for (const Use& use : uses) {
    if (finding.labels.size() == most) return;
    const Span place = place_of_name(zone, use).span;
    const bool is_shown =
        place == finding.span || (!finding.labels.empty() && place == finding.labels.back().span);
    if (!is_shown) finding.labels.push_back({place, "here, too"});
  }
}

Finding describe(const Zone& zone, const std::vector<Use>& uses) {
  const auto checked =
      std::find_if(uses.begin(), uses.end(), [&](const Use& use) { return is_checked(zone, use); });
  const Use& worst = checked == uses.end() ? uses.front() : *checked;
  Finding finding = make_finding(
      bad_target_hostname, place_of_name(zone, worst),
      fmt::format("{} cannot be the name of {}: {} is not allowed", quoted(worst.wrong.name),
                  role_of(zone, worst), fault_of(worst.wrong)),
      "use letters, digits and inner hyphens; a BIND server refuses the zone, unless "
      "its configuration says 'check-names primary warn;'");
  finding.label = worst.wrong.mailbox ? "not a mailbox" : "not a host name";
  if (checked == uses.end()) {
    finding.severity = Severity::warning;
    finding.help =
        "use letters, digits and inner hyphens; BIND loads the zone, since it does not check such "
        "a line";
  }
  add_other_uses(finding, zone, uses);
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  if (zone.rr_class() != RrClass::in) return;  // other classes have no hosts
  for (const auto& [name, uses] : wrong_names(zone)) sink.push_back(describe(zone, uses));
}

}  // namespace

const Rule bad_target_hostname = {
    .id = "bad-target-hostname",
    .severity = Severity::error,
    .summary = "record points at a name that is not a host name",
    .authority = "RFC 1123 section 2.1; RFC 952",
    .docs =
        {
            .what = "A name server (NS), mail server (MX), primary server (SOA), or the target of "
                    "SRV, SVCB, HTTPS, AFSDB, RT, A6 or DSYNC with other characters than letters, "
                    "digits and inner hyphens; and a mailbox (SOA, RP, MINFO) whose domain has "
                    "them. CNAME targets have a rule of their own, and an SVCB or HTTPS record "
                    "with priority 0 may point at any name.",
            .why = "BIND's server (named) refuses to load such a zone as a primary, while its "
                   "checker named-checkzone only warns: the mistake shows when the zone is "
                   "reloaded, and not before. The option check-names in its configuration "
                   "decides; for a primary its default is 'fail'. It does not check what "
                   "$GENERATE makes or what is written in the form of RFC 3597; there the "
                   "finding is a warning. Mail programs do not send to such a host either.",
            .example = "@ IN MX 10 mail_1.example.net.",
            .instead = "@ IN MX 10 mail-1.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
