#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "rules/shared/owner_runs.h"
#include "rules/shared/records.h"
#include "rules/shared/rrsets.h"
#include "zonemend/keep_ttls.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule rrset_ttl_mismatch;

namespace {

bool one_ttl(const Zone& zone, std::span<const RecordId> records) {
  return std::all_of(records.begin(), records.end(), [&](RecordId id) {
    return zone.record(id).ttl == zone.record(records.front()).ttl;
  });
}

// CNAME and SOA have rules of their own.
bool counts(RrType type) { return type != RrType::cname && type != RrType::soa; }

Span ttl_place(const Zone& zone, const Record& record) {
  const RecordText text = record_text(zone, record);
  return zone.is_generated(record) || text.ttl.empty() ? place_of(zone, record).span : text.ttl;
}

// "300 and 600", "300, 600, 900 and others": in file order.
std::string ttls_text(const Zone& zone, const std::vector<RecordId>& set) {
  constexpr std::size_t most = 3;
  std::vector<std::uint32_t> ttls;
  for (const RecordId id : set) {
    const std::uint32_t ttl = zone.record(id).ttl;
    if (std::find(ttls.begin(), ttls.end(), ttl) == ttls.end()) ttls.push_back(ttl);
    if (ttls.size() > most) {
      ttls.pop_back();
      return fmt::format("{} and others", fmt::join(ttls, ", "));
    }
  }
  const std::uint32_t last = ttls.back();
  ttls.pop_back();
  return fmt::format("{} and {}", fmt::join(ttls, ", "), last);
}

// The served TTL as it stands in the file, units and all.
std::string spelling(const Zone& zone, const Record& served) {
  const std::string_view written = zone.sources().text(record_text(zone, served).ttl);
  return written.empty() ? fmt::to_string(served.ttl) : std::string(written);
}

bool can_be_edited(const Zone& zone, const Record& record) {
  return !zone.is_generated(record) &&
         zone.times_read(zone.documents()[record.document].source) == 1;
}

Edit set_ttl(const Zone& zone, const Record& record, const Record& served) {
  const Span written = record_text(zone, record).ttl;
  if (written.empty()) return write_ttl(zone, record, served.ttl);
  return {written, spelling(zone, served)};
}

// Writes the served TTL on the records that have another one. Nothing where a line below would take
// its TTL from several of them.
std::optional<Fix> align(const Zone& zone, const std::vector<RecordId>& set,
                         const ServedTtl& served) {
  const Record& model = zone.record(served.from);
  Fix fix{fmt::format("write the TTL {} on all of them", spelling(zone, model)),
          served.certain ? Safety::safe : Safety::unsafe,
          {}};
  std::size_t changed = 0;
  std::vector<Edit> below;
  for (const RecordId id : set) {
    const Record& record = zone.record(id);
    if (record.ttl == model.ttl) continue;
    if (!can_be_edited(zone, record)) return std::nullopt;
    fix.edits.push_back(set_ttl(zone, record, model));
    ++changed;
    below = keep_inherited_ttls(zone, {.gone = {}, .rewritten = {{id, model.ttl}}});
    if (changed > 1 && !below.empty()) return std::nullopt;
  }
  fix.edits.insert(fix.edits.end(), below.begin(), below.end());
  return fix;
}

void report(const Zone& zone, FindingSink& sink, const std::vector<RecordId>& set) {
  const Record& first = zone.record(set.front());
  const RecordId other = *std::find_if(
      set.begin(), set.end(), [&](RecordId id) { return zone.record(id).ttl != first.ttl; });
  const ServedTtl served = served_ttl(zone, set);
  Finding finding = make_finding(
      rrset_ttl_mismatch, ttl_place(zone, zone.record(other)),
      fmt::format("the {} records of {} have different TTLs: {}", rrset_words(zone, first),
                  quoted(zone.name(first.owner)), ttls_text(zone, set)),
      fmt::format("give all of them one TTL; BIND serves {}", zone.record(served.from).ttl));
  finding.label = fmt::format("TTL {} here", zone.record(other).ttl);
  finding.labels.push_back({ttl_place(zone, first), fmt::format("TTL {} here", first.ttl)});
  if (auto fix = align(zone, set, served)) finding.fixes.push_back(std::move(*fix));
  sink.push_back(std::move(finding));
}

// Whether two records of one RRset have different TTLs. Of many records, whether any two have.
bool may_differ(const Zone& zone, std::span<const RecordId> records) {
  constexpr std::size_t few = 12;  // compared pair by pair, without allocation
  if (records.size() < 2 || one_ttl(zone, records)) return false;
  if (records.size() > few) return true;
  for (std::size_t i = 1; i < records.size(); ++i) {
    const Record& record = zone.record(records[i]);
    for (std::size_t j = 0; j < i; ++j) {
      const Record& other = zone.record(records[j]);
      if (record.type == other.type && record.ttl != other.ttl &&
          covered_type(zone, record) == covered_type(zone, other)) {
        return true;
      }
    }
  }
  return false;
}

void check(const Zone& zone, FindingSink& sink) {
  for (NameId owner = 0; owner < zone.names().size(); ++owner) {
    const auto records = zone.records_at(owner);
    if (!may_differ(zone, records)) continue;
    for (const auto& set : rrsets_at(zone, owner)) {
      if (!counts(zone.record(set.front()).type) || one_ttl(zone, set)) continue;
      report(zone, sink, set);
    }
  }
}

}  // namespace

const Rule rrset_ttl_mismatch = {
    .id = "rrset-ttl-mismatch",
    .severity = Severity::warning,
    .summary = "records of one type at one name have different TTLs",
    .authority = "RFC 2181 section 5.2",
    .docs =
        {
            .what = "Records with the same owner and type, but with different TTLs. CNAME records "
                    "have a rule of their own, and signatures (RRSIG) count by the type that they "
                    "sign.",
            .why = "All records of one type at a name are one answer, and an answer has one "
                   "TTL. Name servers differ in which line counts: BIND takes the first where "
                   "the lines stand together, and silently the last where other records stand "
                   "between them. Whoever lowers the TTL of one line before a move then finds "
                   "the old one still in force.",
            .example = "www 300  IN A 192.0.2.80\n"
                       "www 3600 IN A 192.0.2.81",
            .instead = "www 300  IN A 192.0.2.80\n"
                       "www 300  IN A 192.0.2.81",
            .fix = "Writes the TTL that BIND serves on all of them, so the answers of a BIND "
                   "server stay the same. It is unsafe where it is not certain which one that is, "
                   "and there is none where a $GENERATE makes one of the records.",
        },
    .check = check,
};

}  // namespace zonemend::rules
