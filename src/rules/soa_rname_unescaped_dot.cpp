#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/shared/soa_mailbox.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule soa_rname_unescaped_dot;

namespace {

// Behind such a user the domain is wrong rather than the user cut short.
bool is_role(std::string_view user) {
  constexpr std::array roles = {"hostmaster", "postmaster", "webmaster", "root",    "admin",
                                "dns",        "noc",        "info",      "support", "abuse"};
  return std::any_of(roles.begin(), roles.end(), [user](std::string_view role) {
    return ascii::equal_ignoring_case(user, role);
  });
}

// The written name with its first `dots` dots escaped; nothing where escapes stand already.
std::optional<std::string> escaped(std::string_view written, std::size_t dots) {
  if (written.find_first_of("\\\"@") != written.npos) return std::nullopt;
  std::string text;
  for (const char c : written) {
    if (c == '.' && dots > 0) {
      text += '\\';
      --dots;
    }
    text += c;
  }
  if (dots > 0) return std::nullopt;
  return text;
}

std::string help_for(const SoaData& soa, std::size_t labels,
                     const std::optional<std::string>& text) {
  const std::string address = address_text(soa.rname, labels);
  if (!text) return fmt::format("if you mean '{}', escape the dot in it as '\\.'", address);
  return fmt::format("write '{}' if you mean '{}', else correct the domain", *text, address);
}

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || mailbox_fault(zone, *soa) != MailboxFault::unescaped_dot) return;
  const std::size_t labels = labels_of_user(zone, soa->rname);
  const Place place = soa_place(zone, *soa, SoaField::rname);
  std::optional<std::string> text;
  if (zone.entry(*soa->record).kind == EntryKind::record) {
    text = escaped(zone.sources().text(place), labels - 1);
  }
  Finding finding = make_finding(
      soa_rname_unescaped_dot, place,
      fmt::format(
          "the zone's mail address (SOA RNAME) is read as '{}', whose domain does not exist",
          address_text(soa->rname)),
      help_for(*soa, labels, text));
  finding.label = "the first dot stands for the at sign";
  if (text && !is_role(soa->rname.first_label())) {
    finding.fixes.push_back(
        {fmt::format("write '{}'", *text), Safety::unsafe, {{place.span, *text}}});
  }
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_rname_unescaped_dot = {
    .id = "soa-rname-unescaped-dot",
    .severity = Severity::warning,
    .summary = "dot in the user's part of the SOA's mail address is not escaped",
    .authority = "RFC 1035 section 8",
    .docs =
        {
            .what = "An SOA record whose second field, the mail address of whoever looks after the "
                    "zone, has more than one label in front of a domain in which further domains "
                    "do not exist: this zone, or a large mail provider's.",
            .why = "The first dot stands for the at sign. \"john.doe.example.com.\" is read as "
                   "john@doe.example.com, and mail to it is not delivered. A dot that belongs to "
                   "the user is written with a backslash.",
            .example = "@ IN SOA ns1 john.doe.example.com. 7 2h 1h 2w 1h",
            .instead = "@ IN SOA ns1 john\\.doe.example.com. 7 2h 1h 2w 1h",
            .fix = "Escapes the dots of the user. It is unsafe, because it changes the SOA record. "
                   "Behind a user such as 'hostmaster' the domain may be meant: there is no fix.",
        },
    .check = check,
};

}  // namespace zonemend::rules
