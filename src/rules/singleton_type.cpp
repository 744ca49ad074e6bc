#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule singleton_type;

namespace {

constexpr RrType csync{62};

// What two records of the type at one name must not have in common: nothing for CSYNC, of which
// there is one; the parameters for NSEC3PARAM (RFC 5155 section 4.2), without the flags.
std::string parameters(RrType type, std::string_view rdata) {
  if (type == csync || rdata.size() < 5) return "";
  const std::size_t salt = static_cast<unsigned char>(rdata[4]);
  std::string result(rdata.substr(0, 5 + std::min(salt, rdata.size() - 5)));
  result[1] = 0;
  return result;
}

std::string_view consequence(RrType type) {
  if (type == csync) return "keep the newest: with several the parent ignores all of them";
  return "keep one of them: they name one chain of NSEC3 records";
}

void check_type(const Zone& zone, FindingSink& sink, RrType type) {
  std::map<std::pair<NameId, std::string>, RecordId> seen;
  for (const RecordId id : zone.records_of(type)) {
    const Record& record = zone.record(id);
    if (zone.records_at(record.owner).size() < 2) continue;
    const auto [first, is_new] =
        seen.try_emplace({record.owner, parameters(type, zone.rdata(record))}, id);
    if (is_new || rdata_equal(type, zone.rdata(first->second), zone.rdata(record))) continue;
    Finding finding = make_finding(singleton_type, place_of(zone, record),
                                   fmt::format("{} has a second {} record, but must have one",
                                               quoted(zone.name(record.owner)), rr_type_text(type)),
                                   std::string(consequence(type)));
    finding.label = "a second one";
    add_label(finding, zone, first->second, "first one here");
    sink.push_back(std::move(finding));
  }
}

void check(const Zone& zone, FindingSink& sink) {
  for (const RrType type : {RrType::nsec3param, csync}) {
    check_type(zone, sink, type);
  }
}

}  // namespace

const Rule singleton_type = {
    .id = "singleton-type",
    .severity = Severity::warning,
    .summary = "name has two records of a type of which there must be one",
    .authority = "RFC 5155 section 4; RFC 7477 section 2",
    .docs =
        {
            .what = "Two different CSYNC records at one name, or two NSEC3PARAM records with the "
                    "same parameters. SOA, CNAME and DNAME, of which BIND itself takes one only, "
                    "have rules of their own, and so has the chain of NSEC records.",
            .why = "Every server loads them. But a parent zone ignores what several CSYNC records "
                   "ask of it, so that changed name servers are not taken over; and of two equal "
                   "NSEC3PARAM records nobody knows which one the signer means.",
            .example = "@ IN CSYNC 2026030401 1 A NS\n"
                       "@ IN CSYNC 2026030401 3 A NS AAAA",
            .instead = "@ IN CSYNC 2026030401 3 A NS AAAA",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
