#include "zonemend/canonical.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "text/ascii.h"
#include "zone/generate.h"
#include "zone/record_fields.h"
#include "zonemend/record_text.h"

namespace zonemend {
namespace {

// What BIND has not handed on yet when it makes the records of a $GENERATE between the two: no line
// of another owner and no $INCLUDE stands between them.
bool none_between(const Zone& zone, RecordId a, RecordId b) {
  const Record& first = zone.record(a);
  const Record& second = zone.record(b);
  if (first.document != second.document) return false;
  for (RecordId id = a + 1; id < b; ++id) {
    if (!zone.is_generated(zone.record(id))) return false;
  }
  if (zone.includes_between(first.document, first.entry, second.entry)) return false;
  const auto others = zone.out_of_zone();
  for (std::size_t i = zone.first_outside_behind(a); i < others.size(); ++i) {
    if (zone.record_after(i) > b) break;
    if (!zone.is_generated(others[i])) return false;
  }
  return true;
}

// One run of lines with one owner, which is spelt alike: to BIND "WWW" ends a run of "www". `b` is
// the owner's next line behind `a`.
bool in_one_run(const Zone& zone, RecordId a, RecordId b) {
  if (zone.resumes_run(b)) return true;
  if (!none_between(zone, a, b)) return false;
  if (zone.record(b).owner_inherited) return true;
  const auto first = spelt_owner(zone, a);
  const auto second = spelt_owner(zone, b);
  return first && second && first->view().wire() == second->view().wire();
}

// Owners that have records, in canonical order.
std::vector<NameId> sorted_owners(const Zone& zone) {
  std::vector<std::pair<std::string, NameId>> keys;
  for (NameId id = 0; id < zone.names().size(); ++id) {
    if (!zone.records_at(id).empty()) keys.emplace_back(canonical_order_key(zone.name(id)), id);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<NameId> owners;
  owners.reserve(keys.size());
  for (const auto& key : keys) owners.push_back(key.second);
  return owners;
}

struct Sortable {
  bool is_soa;
  RrType type;
  std::string rdata;
  RecordId id;
};

// The records of one owner, each once, appended in canonical order.
void append_owner(const Zone& zone, std::span<const RecordId> at_owner,
                  std::vector<CanonicalRecord>& result) {
  std::vector<Sortable> records;
  for (const RecordId id : at_owner) {
    const Record& record = zone.record(id);
    records.push_back({record.type == RrType::soa, record.type,
                       folded_rdata(record.type, zone.rdata(record)), id});
  }
  std::stable_sort(records.begin(), records.end(), [](const Sortable& a, const Sortable& b) {
    return std::tuple(!a.is_soa, a.type, std::string_view(a.rdata)) <
           std::tuple(!b.is_soa, b.type, std::string_view(b.rdata));
  });
  const Sortable* previous = nullptr;
  std::uint32_t ttl = 0;
  for (const Sortable& record : records) {
    const RrsetKey key = rrset_key(record.type, record.rdata);
    const bool same_set = previous != nullptr && rrset_key(previous->type, previous->rdata) == key;
    if (same_set && previous->rdata == record.rdata) continue;
    if (!same_set) ttl = served_ttl(zone, at_owner, key);
    result.push_back({record.id, ttl});
    previous = &record;
  }
}

}  // namespace

std::string canonical_order_key(NameView name) {
  std::vector<std::string_view> labels;
  for (; !name.is_root(); name = name.parent()) labels.push_back(name.first_label());
  std::string key;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    for (const char c : *label) {
      if (c == '\0' || c == '\1') {
        key += '\1';
        key += static_cast<char>(c + 1);
      } else {
        key += ascii::lower(c);
      }
    }
    key += '\0';
  }
  return key;
}

std::optional<Name> spelt_owner(const Zone& zone, RecordId id) {
  while (id != no_record && zone.record(id).owner_inherited) id = zone.owner_from(id);
  if (id == no_record) return std::nullopt;
  const Record& record = zone.record(id);
  const NameView origin = zone.origin_at(record.document, record.entry);
  std::string_view written = zone.sources().text(record_text(zone, record).owner);
  if (written.starts_with('"')) written = written.substr(1, written.size() - 2);
  const auto value = zone.generated_value(id);
  if (!value) return Name::parse(written, origin);
  std::string expanded;
  const auto made = GenerateTemplate::parse(quoted_text(written));
  if (!made || !made->expand(*value, most_generated_owner, expanded)) return std::nullopt;
  return Name::parse(expanded, origin);
}

RrsetKey rrset_key(RrType type, std::string_view rdata) {
  const bool is_signature = type == RrType::rrsig || type == RrType::sig;
  if (!is_signature || rdata.size() < 2) return {type, RrType::none};
  const auto high = static_cast<unsigned char>(rdata[0]);
  const auto low = static_cast<unsigned char>(rdata[1]);
  return {type, static_cast<RrType>(high << 8 | low)};
}

std::uint32_t served_ttl(const Zone& zone, std::span<const RecordId> at_owner, RrsetKey key) {
  std::uint32_t ttl = 0;
  bool seen = false;
  bool differ = false;
  for (const RecordId id : at_owner) {
    const Record& record = zone.record(id);
    if (record.type != key.type || rrset_key(record.type, zone.rdata(record)) != key) continue;
    differ = differ || (seen && record.ttl != ttl);
    if (!std::exchange(seen, true)) ttl = record.ttl;
  }
  if (!differ) return ttl;

  // BIND hands on a run of lines as a whole, and what $GENERATE makes record by record, even within
  // a run.
  bool seen_in_run = false;
  RecordId last_line = no_record;
  for (const RecordId id : at_owner) {
    const Record& record = zone.record(id);
    const bool generated = zone.is_generated(record);
    if (!generated) {
      if (last_line != no_record && !in_one_run(zone, last_line, id)) seen_in_run = false;
      last_line = id;
    }
    if (record.type != key.type || rrset_key(record.type, zone.rdata(record)) != key) continue;
    const bool run_follows = seen_in_run && (!generated || none_between(zone, last_line, id));
    if (!run_follows) ttl = record.ttl;
    if (!generated) seen_in_run = true;
  }
  return ttl;
}

std::string folded_rdata(RrType type, std::string_view rdata) {
  std::string result(rdata);
  if (!ignores_name_case(type)) return result;
  for (const NameInRdata& name : names_in_rdata(type, rdata)) {
    // Length octets are below 64, so they cannot be taken for letters.
    const auto begin = result.begin() + name.offset;
    std::transform(begin, begin + name.size, begin, ascii::lower);
  }
  return result;
}

std::vector<CanonicalRecord> canonical_records(const Zone& zone, bool sorted) {
  std::vector<CanonicalRecord> result;
  result.reserve(zone.records().size());
  // The apex sorts first, and its SOA first of all.
  for (const NameId owner : sorted_owners(zone)) {
    append_owner(zone, zone.records_at(owner), result);
  }
  if (!sorted) {
    std::sort(result.begin(), result.end(),
              [](const CanonicalRecord& a, const CanonicalRecord& b) { return a.id < b.id; });
  }
  return result;
}

}  // namespace zonemend
