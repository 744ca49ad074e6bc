#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "rules/shared/records.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule record_duplicate_semantic;

namespace {

void fold(std::string& wire, std::size_t begin, std::size_t size) {
  for (std::size_t i = begin; i < std::min(wire.size(), begin + size); ++i) {
    wire[i] = ascii::lower(wire[i]);
  }
}

std::size_t size_octet(const std::string& wire, std::size_t at) {
  return at < wire.size() ? static_cast<unsigned char>(wire[at]) : 0;
}

// The rdata with small letters where clients do not care for letter case, though BIND does.
std::string folded(RrType type, std::string_view rdata) {
  std::string wire(rdata);
  if (type == RrType::caa) fold(wire, 2, size_octet(wire, 1));  // RFC 8659 section 4.1: the tag
  if (type == RrType::naptr) {  // RFC 3403 section 4.1: flags and services
    const std::size_t services = 5 + size_octet(wire, 4);
    fold(wire, 5, size_octet(wire, 4));
    fold(wire, services + 1, size_octet(wire, services));
  }
  for (const NameInRdata& name : names_in_rdata(type, rdata)) fold(wire, name.offset, name.size);
  return wire;
}

bool depends_on_case(RrType type) {
  return type == RrType::caa || type == RrType::naptr || !ignores_name_case(type);
}

void report(const Zone& zone, FindingSink& sink, RecordId first, RecordId copy) {
  const Record& record = zone.record(copy);
  Finding finding =
      make_finding(record_duplicate_semantic, place_of(zone, record),
                   fmt::format("this {} record of {} differs from another one in letter case alone",
                               rr_type_text(record.type), quoted(zone.name(record.owner))),
                   "delete one of them: both are served, and mean the same");
  finding.label = "the same but for letter case";
  add_label(finding, zone, first, "first one here");
  sink.push_back(std::move(finding));
}

void check_type(const Zone& zone, FindingSink& sink, RrType type) {
  const auto records = zone.records_of(type);
  if (records.size() < 2) return;
  std::map<std::pair<NameId, std::string>, RecordId> seen;
  for (const RecordId id : records) {
    const Record& record = zone.record(id);
    if (zone.records_at(record.owner).size() < 2) continue;
    const auto [first, is_new] =
        seen.try_emplace({record.owner, folded(type, zone.rdata(record))}, id);
    if (is_new || rdata_equal(type, zone.rdata(first->second), zone.rdata(record))) continue;
    report(zone, sink, first->second, id);
  }
}

void check(const Zone& zone, FindingSink& sink) {
  for (const RrType type : zone.types()) {
    if (type != RrType::nsec && depends_on_case(type)) check_type(zone, sink, type);
  }
}

}  // namespace

const Rule record_duplicate_semantic = {
    .id = "record-duplicate-semantic",
    .severity = Severity::warning,
    .summary = "two records differ in letter case alone, and mean the same",
    .authority = "RFC 3597 section 7; RFC 8659 section 4.1; RFC 3403 section 4.1",
    .docs =
        {
            .what = "Records with the same owner and type that are equal but for the letter case "
                    "of a name in a newer type (SVCB, HTTPS, LP, IPSECKEY, HIP, AMTRELAY, DSYNC), "
                    "of a CAA tag, or of the flags and services of NAPTR.",
            .why = "To servers these are two records, and both are served; to those who ask they "
                   "mean the same. Whoever changes one of them later leaves the other in service.",
            .example = "@ IN CAA 0 issue \"ca.example.net\"\n"
                       "@ IN CAA 0 ISSUE \"ca.example.net\"",
            .instead = "@ IN CAA 0 issue \"ca.example.net\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
