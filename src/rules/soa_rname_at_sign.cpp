#include <fmt/format.h>

#include "rules/shared/soa_mailbox.h"

namespace zonemend::rules {

extern const Rule soa_rname_at_sign;

namespace {

std::optional<std::string> better_name(const Zone& zone, const SoaData& soa) {
  if (zone.entry(*soa.record).kind != EntryKind::record) return std::nullopt;
  return name_for_address(zone.sources().text(soa_place(zone, soa, SoaField::rname)));
}

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = soa_of(zone);
  if (!soa || mailbox_fault(zone, *soa) != MailboxFault::at_sign) return;
  const auto name = better_name(zone, *soa);
  const Place place = soa_place(zone, *soa, SoaField::rname);
  Finding finding = make_finding(
      soa_rname_at_sign, place, "the zone's mail address (SOA RNAME) is written with an at sign",
      name ? fmt::format("write '{}'", *name)
           : "write a dot instead of the at sign, and a dot at the end of the address");
  finding.label = "not read as an address";
  if (name) {
    finding.fixes.push_back(
        {fmt::format("write '{}'", *name), Safety::unsafe, {{place.span, *name}}});
  }
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_rname_at_sign = {
    .id = "soa-rname-at-sign",
    .severity = Severity::error,
    .summary = "mail address in the SOA is written with an at sign",
    .authority = "RFC 1035 section 8; RFC 1912 section 2.2",
    .docs =
        {
            .what = "An SOA record whose second field, the mail address of whoever looks after the "
                    "zone, contains an at sign.",
            .why =
                "The address is written as a name: its first dot stands for the at sign. With an "
                "at sign, \"hostmaster@example\" becomes the user and \"com\" the mail domain, "
                "and nobody can report a problem. Knot refuses the zone, as does BIND where the "
                "at sign is not in the first label; otherwise BIND and NSD load it silently.",
            .example = "@ IN SOA ns1 john.doe@example.com. 7 2h 1h 2w 1h",
            .instead = "@ IN SOA ns1 john\\.doe.example.com. 7 2h 1h 2w 1h",
            .fix = "Writes a dot for the at sign, escapes dots in front of it, and adds the final "
                   "dot where it is missing. It is unsafe, because it changes the SOA record.",
        },
    .check = check,
};

}  // namespace zonemend::rules
