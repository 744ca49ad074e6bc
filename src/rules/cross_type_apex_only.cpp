#include <fmt/format.h>

#include <array>

#include "rules/shared/records.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule cross_type_apex_only;

namespace {

struct ApexType {
  RrType type;
  std::string_view of_what;
};

constexpr RrType cds{59};
constexpr RrType cdnskey{60};

constexpr std::array types = {
    ApexType{RrType::dnskey, "which keys a zone is signed with"},
    ApexType{RrType::nsec3param, "how a zone is signed"},
    ApexType{cds, "what a zone asks of its parent"},
    ApexType{cdnskey, "what a zone asks of its parent"},
    ApexType{RrType{62}, "what a zone asks of its parent"},  // CSYNC
    ApexType{RrType{63}, "what the checksum of a zone is"},  // ZONEMD
};

// "_dsboot.example.org._signal.ns1": the first keys of somebody's zone (RFC 9615 section 4.1).
bool is_signal(NameView owner, RrType type) {
  return (type == cds || type == cdnskey) &&
         ascii::equal_ignoring_case(owner.first_label(), "_dsboot");
}

void check_type(const Zone& zone, FindingSink& sink, const ApexType& apex) {
  for (const NameId owner : owners_of(zone, apex.type)) {
    if (owner == zone.origin() || is_signal(zone.name(owner), apex.type)) continue;
    Finding finding = make_finding(
        cross_type_apex_only, place_of(zone, zone.record(first_at(zone, owner, apex.type))),
        fmt::format("this {} record stands at {}, below the zone's own name",
                    rr_type_text(apex.type), quoted(zone.name(owner))),
        fmt::format(
            "it says {}, and belongs at that zone's own name: delete it here, or move it into "
            "the zone that it is about",
            apex.of_what));
    finding.label = "nobody looks for it here";
    sink.push_back(std::move(finding));
  }
}

void check(const Zone& zone, FindingSink& sink) {
  for (const ApexType& apex : types) check_type(zone, sink, apex);
}

}  // namespace

const Rule cross_type_apex_only = {
    .id = "cross-type-apex-only",
    .severity = Severity::warning,
    .summary = "record that belongs at the top of a zone stands below it",
    .authority =
        "RFC 4035 section 2.1; RFC 5155 section 7.1; RFC 7344 section 4.1; RFC 7477 "
        "section 2; RFC 8976 section 2.1",
    .docs =
        {
            .what = "A DNSKEY, NSEC3PARAM, CDS, CDNSKEY, CSYNC or ZONEMD record at another name "
                    "than the zone's own. The CDS and CDNSKEY records below _signal, by which a "
                    "name server vouches for other zones, are left out.",
            .why = "These records are about a whole zone, and are looked for at its own name "
                   "(the apex) only. Below it they have no effect. Usually the keys of a "
                   "delegated zone were copied into this one, where a DS record is needed "
                   "instead, or the zone was signed under another name.",
            .example = "shop IN CSYNC 2026030401 3 A NS AAAA",
            .instead = "; in the zone shop.example.com:\n"
                       "@ IN CSYNC 2026030401 3 A NS AAAA",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
