#include "rules/shared/alias_graph.h"

#include <algorithm>

#include "rules/shared/authority.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {
namespace {

constexpr int max_redirections = 16;  // DNAME after DNAME; dname-loop reports endless ones

}  // namespace

AliasGraph::AliasGraph(const Zone& zone) {
  const auto& targets = zone.fact<Targets>();
  if (!targets.occur(RrType::cname, target_alias | target_redirected)) return;
  const auto records = zone.records_of(RrType::cname);
  std::vector<std::uint32_t> alias_at(zone.names().size(), no_alias);
  std::vector<std::uint32_t> traits;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const NameId owner = zone.record(records[i]).owner;
    if (alias_at[owner] != no_alias) continue;
    alias_at[owner] = static_cast<std::uint32_t>(owners_.size());
    owners_.push_back(owner);
    records_.push_back(records[i]);
    traits.push_back(targets.of(RrType::cname, i).traits);
  }
  next_.assign(size(), no_alias);
  by_wildcard_.assign(size(), false);
  const auto& authority = zone.fact<Authority>();
  for (std::size_t alias = 0; alias < size(); ++alias) {
    const bool leads_on = (traits[alias] & (target_alias | target_redirected)) != 0;
    if (leads_on && !authority.is_occluded(owners_[alias])) follow(zone, alias, alias_at);
  }
}

void AliasGraph::follow(const Zone& zone, std::size_t alias,
                        const std::vector<std::uint32_t>& alias_at) {
  NameView target = target_of(zone, zone.record(records_[alias]));
  Name redirected;
  for (int i = 0; i < max_redirections; ++i) {
    const Lookup answer = look_up(zone, target);
    if (answer.kind == Lookup::Kind::node || answer.kind == Lookup::Kind::wildcard) {
      next_[alias] = alias_at[answer.at];
      by_wildcard_[alias] = answer.kind == Lookup::Kind::wildcard;
      return;
    }
    if (answer.kind != Lookup::Kind::redirected) return;
    const auto name = redirected_name(zone, target, answer.at);
    if (!name) return;
    redirected = *name;
    target = redirected.view();
  }
}

std::vector<std::vector<std::size_t>> AliasGraph::circles() const {
  std::vector<std::vector<std::size_t>> found;
  std::vector<std::size_t> walk_of(size(), none);
  for (std::size_t start = 0; start < size(); ++start) {
    std::size_t at = start;
    for (; at != none && walk_of[at] == none; at = next(at)) walk_of[at] = start;
    if (at == none || walk_of[at] != start) continue;
    std::vector<std::size_t> circle = {at};
    for (std::size_t i = next(at); i != at; i = next(i)) circle.push_back(i);
    std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end()), circle.end());
    found.push_back(std::move(circle));
  }
  return found;
}

std::vector<std::size_t> AliasGraph::lengths() const {
  constexpr std::size_t unknown = none;
  constexpr std::size_t open = none - 1;  // on the present walk
  std::vector<std::size_t> length(size(), unknown);
  std::vector<std::size_t> walk;
  for (std::size_t start = 0; start < size(); ++start) {
    walk.clear();
    std::size_t at = start;
    for (; at != none && length[at] == unknown; at = next(at)) {
      length[at] = open;
      walk.push_back(at);
    }
    const bool endless = at != none && (length[at] == open || length[at] == 0);
    std::size_t rest = at == none || endless ? 0 : length[at];
    for (auto alias = walk.rbegin(); alias != walk.rend(); ++alias) {
      length[*alias] = endless ? 0 : ++rest;
    }
  }
  return length;
}

std::vector<bool> AliasGraph::reached() const {
  std::vector<bool> result(size());
  for (std::size_t alias = 0; alias < size(); ++alias) {
    if (next(alias) != none) result[next(alias)] = true;
  }
  return result;
}

}  // namespace zonemend::rules
