#include "rules/shared/spf_records.h"

#include <algorithm>
#include <utility>

#include "rules/shared/fetch_ahead.h"
#include "rules/shared/txt_records.h"
#include "text/parallel.h"
#include "zone/crowded_owners.h"

namespace zonemend::rules {
namespace {

bool is_faulty(std::span<const SpfTerm> terms) {
  TextFaults faults;
  for (const SpfTerm& term : terms) check_spf_term(term, faults);
  const auto count = [terms](SpfKind kind) {
    return std::count_if(terms.begin(), terms.end(),
                         [kind](const SpfTerm& term) { return term.kind == kind; });
  };
  return !faults.empty() || count(SpfKind::redirect) > 1 || count(SpfKind::exp) > 1;
}

std::uint16_t end_of(const SpfPolicy& policy) {
  const SpfTerm* all = policy.find_all();
  if (all == nullptr) return policy.find(SpfKind::redirect) == nullptr ? spf_open : 0;
  std::uint16_t traits = 0;
  if (all->qualifier == '?') traits |= spf_neutral_end;
  if (all->qualifier == '+') traits |= spf_pass_end;
  const bool has_useless = std::any_of(
      policy.terms.begin(), policy.terms.end(),
      [all](const SpfTerm& term) { return &term > all || term.kind == SpfKind::redirect; });
  if (has_useless) traits |= spf_behind_all;
  return traits;
}

bool names_inside(const Zone& zone, const SpfTerm& term) {
  if (!term.asks_dns() || term.domain.empty()) return false;
  const auto name = spf_name(term.domain);
  return name && zone.contains(*name);
}

void look_at_terms(const Zone& zone, const SpfPolicy& policy, SpfRecord& spf) {
  spf.traits |= end_of(policy);
  if (is_faulty(policy.terms)) spf.traits |= spf_faulty;
  for (const SpfTerm& term : policy.terms) {
    if (term.asks_dns()) ++spf.lookups;
    if (term.kind == SpfKind::ptr) spf.traits |= spf_asks_ptr;
    if (term.kind == SpfKind::mx) spf.traits |= spf_asks_mx;
    if (names_inside(zone, term)) spf.traits |= spf_names_inside;
  }
}

}  // namespace

SpfRecords::SpfRecords(const Zone& zone) {
  const std::span<const RecordId> records = zone.fact<TxtRecords>().spf;
  const auto look = [&](std::size_t begin, std::size_t end, std::vector<SpfRecord>& list) {
    SpfPolicy policy;
    for_each_with_rdata(zone, records.subspan(begin, end - begin), [&](RecordId id) {
      SpfRecord& spf = list.emplace_back(SpfRecord{id});
      policy.read(zone, zone.record(id));
      if (!find_spf_joins(policy.text).empty()) spf.traits |= spf_joined;
      if (!is_spf(policy.text.text())) spf.traits |= spf_no_policy;
      if (spf.traits == 0) look_at_terms(zone, policy, spf);
    });
  };
  all = list_from_ranges<SpfRecord>(records.size(), look);
}

CrowdedSpf::CrowdedSpf(const Zone& zone) {
  TxtText text;
  for (const RecordId id : zone.fact<TxtRecords>().spf) {
    if (!is_crowded(zone.records_at(zone.record(id).owner))) continue;
    text.read(zone, zone.record(id));
    if (is_spf(text.text())) records_.push_back(id);
  }
  const auto data = [&zone](RecordId id) {
    return std::pair(zone.record(id).owner, zone.rdata(id));
  };
  std::stable_sort(records_.begin(), records_.end(),
                   [&](RecordId a, RecordId b) { return data(a) < data(b); });
  const auto same = [&](RecordId a, RecordId b) { return data(a) == data(b); };
  records_.erase(std::unique(records_.begin(), records_.end(), same), records_.end());
  std::sort(records_.begin(), records_.end(), [&zone](RecordId a, RecordId b) {
    return std::pair(zone.record(a).owner, a) < std::pair(zone.record(b).owner, b);
  });
  for (const RecordId id : records_) owners_.push_back(zone.record(id).owner);
}

std::span<const RecordId> CrowdedSpf::at(NameId owner) const {
  const auto [begin, end] = std::equal_range(owners_.begin(), owners_.end(), owner);
  return std::span(records_).subspan(static_cast<std::size_t>(begin - owners_.begin()),
                                     static_cast<std::size_t>(end - begin));
}

}  // namespace zonemend::rules
