#include <optional>
#include <set>

#include "rules/shared/ttl_directive.h"
#include "zonemend/keep_ttls.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rfc1035_ttl_semantics;

namespace {

// One $TTL line where all inherit the same TTL, else the TTL on each record. Nothing where a record
// that a directive makes inherits one.
std::optional<Fix> keep_ttls(const Zone& zone) {
  std::set<std::uint32_t> ttls;
  Fix each{"write the TTL on each record", Safety::safe, {}};
  bool all_are_lines = true;
  for (const Record& record : zone.records()) {
    if (record.ttl_origin != TtlOrigin::previous) continue;
    ttls.insert(record.ttl);
    all_are_lines = all_are_lines && zone.entry(record).kind == EntryKind::record;
    if (all_are_lines) each.edits.push_back(write_ttl(zone, record, record.ttl));
  }
  if (ttls.size() == 1) return write_ttl_directive(zone, *ttls.begin());
  if (ttls.empty() || !all_are_lines) return std::nullopt;
  return each;
}

// The reader finds it; here it gets its fix. Not where text was not read: what that inherits nobody
// knows.
void check(const Zone& zone, FindingSink& sink) {
  for (Finding& finding : sink) {
    if (finding.rule != rfc1035_ttl_semantics.id) continue;
    if (!zone.complete() || has_ttl_directive(zone)) continue;
    if (auto fix = keep_ttls(zone)) finding.fixes.push_back(std::move(*fix));
  }
}

}  // namespace

const Rule rfc1035_ttl_semantics = {
    .id = "rfc1035-ttl-semantics",
    .severity = Severity::warning,
    .summary = "no $TTL: records take the last TTL written above them",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A record without TTL in a file without $TTL. It takes the TTL that was last "
                    "written on some record above it.",
            .why =
                "Whoever moves, inserts or deletes a record changes the TTL of the records below "
                "it without touching them.",
            .example = "www 300 IN A 192.0.2.1\n"
                       "ftp     IN A 192.0.2.2",
            .instead = "$TTL 3600\n"
                       "www 300 IN A 192.0.2.1\n"
                       "ftp     IN A 192.0.2.2",
            .fix =
                "Writes a $TTL line where all such records inherit the same TTL, else the TTL on "
                "each of them. It is safe: every record keeps the TTL that BIND gives it.",
        },
    .check = Check::amending(check),
};

}  // namespace zonemend::rules
