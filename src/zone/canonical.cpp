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
  ServedTtls ttls(zone, at_owner);
  const Sortable* previous = nullptr;
  std::uint32_t ttl = 0;
  for (const Sortable& record : records) {
    const RrsetKey key = rrset_key(record.type, record.rdata);
    const bool same_set = previous != nullptr && rrset_key(previous->type, previous->rdata) == key;
    if (same_set && previous->rdata == record.rdata) continue;
    if (!same_set) ttl = ttls.of(key);
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
