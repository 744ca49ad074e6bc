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

// What two records of the type at one name must not have in common: nothing for NSEC and CSYNC,
// of which there is one; the parameters for NSEC3PARAM and NSEC3 (RFC 5155 sections 3.2 and 4.2),
// without the flags.
std::string parameters(RrType type, std::string_view rdata) {
  if (type == RrType::nsec || type == csync || rdata.size() < 5) return "";
  const std::size_t salt = static_cast<unsigned char>(rdata[4]);
  std::string result(rdata.substr(0, 5 + std::min(salt, rdata.size() - 5)));
  result[1] = 0;
  return result;
}

std::string_view consequence(RrType type) {
  if (type == csync) return "keep the newest: with several the parent ignores all of them";
  if (type == RrType::nsec3param) return "keep one of them: they name one chain of NSEC3 records";
  return "sign the zone anew: with several, names seem to exist and not to exist";
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
  for (const RrType type : {RrType::nsec, RrType::nsec3, RrType::nsec3param, csync}) {
    check_type(zone, sink, type);
  }
}

}  // namespace

const Rule singleton_type = {
    .id = "singleton-type",
    .severity = Severity::warning,
    .summary = "name has two records of a type of which there must be one",
    .authority = "RFC 4034 section 4; RFC 5155 sections 3 and 4; RFC 7477 section 2",
    .docs =
        {
            .what = "Two different NSEC or CSYNC records at one name, or two NSEC3 or NSEC3PARAM "
                    "records with the same parameters. SOA, CNAME and DNAME, of which BIND itself "
                    "takes one only, have rules of their own.",
            .why = "Every server loads them. But a second NSEC or NSEC3 record contradicts the "
                   "first about which names exist, so that resolvers deny names that are "
                   "there; and a parent zone ignores what several CSYNC records ask of it. "
                   "Usually two outputs of a signer were mixed.",
            .example = "www IN NSEC web.example.com. A RRSIG NSEC\n"
                       "www IN NSEC example.com. A RRSIG NSEC",
            .instead = "www IN NSEC web.example.com. A RRSIG NSEC",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
