#include <fmt/format.h>

#include <array>

#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule obsolete_type;

namespace {

struct Obsolete {
  RrType type;
  std::string_view help;
};
constexpr std::array obsolete = {
    Obsolete{RrType{7}, "delete it: mailboxes of this kind were never taken up"},    // MB
    Obsolete{RrType{8}, "delete it: mail groups of this kind were never taken up"},  // MG
    Obsolete{RrType{9}, "delete it: mail renames were never taken up"},              // MR
    Obsolete{RrType::null, "delete it: no program reads it"},
    Obsolete{RrType{11}, "delete it: services are announced with SRV today"},       // WKS
    Obsolete{RrType{14}, "delete it: mailing lists are not looked up in the DNS"},  // MINFO
    Obsolete{RrType::sig, "delete it and sign the zone anew: RRSIG has replaced it"},
    Obsolete{RrType::nxt, "delete it and sign the zone anew: NSEC has replaced it"},
    Obsolete{RrType{38}, "write an AAAA record instead"},  // A6
};

// MD and MF do not get this far: the reader reports and drops them.
void check(const Zone& zone, FindingSink& sink) {
  for (const auto& [type, help] : obsolete) {
    for (const RecordId id : zone.records_of(type)) {
      Finding finding =
          make_finding(obsolete_type, place_of(zone, zone.record(id)),
                       fmt::format("type {} is obsolete", rr_type_text(type)), std::string(help));
      sink.push_back(std::move(finding));
    }
  }
}

}  // namespace

const Rule obsolete_type = {
    .id = "obsolete-type",
    .severity = Severity::warning,
    .effect = Effect::refused,
    .summary = "record type is obsolete",
    .authority = "RFC 1123 section 6.1; RFC 6563",
    .docs =
        {
            .what = "A type that must not or should not be used any more: MD and MF (errors), "
                    "MB, MG, MR, MINFO, NULL, WKS, SIG, NXT and A6 (warnings). For type SPF see "
                    "spf-type99.",
            .why = "No program asks for these records any more, so they have no effect. MD and "
                   "MF were replaced by MX; BIND refuses a zone that has them.",
            .example = "@ IN MD mail.example.net.",
            .instead = "@ IN MX 10 mail.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
