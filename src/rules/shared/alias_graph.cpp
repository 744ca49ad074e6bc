#include "rules/shared/alias_graph.h"

#include <algorithm>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"

namespace zonemend::rules {
namespace {

constexpr int max_redirections = 16;  // DNAME after DNAME; dname-loop reports endless ones

}  // namespace

AliasGraph::AliasGraph(const Zone& zone) : zone_(zone) {
  const auto records = zone.records_of(RrType::cname);
  if (records.empty()) return;
  std::vector<std::size_t> alias_at(zone.names().size(), none);
  for (const RecordId id : records) {
    const NameId owner = zone.record(id).owner;
    if (alias_at[owner] != none) continue;
    alias_at[owner] = owners_.size();
    owners_.push_back(owner);
    records_.push_back(id);
  }
  next_.assign(size(), none);
  by_wildcard_.assign(size(), false);
  for (std::size_t alias = 0; alias < size(); ++alias) {
    if (!is_occluded(zone, owners_[alias])) follow(alias, alias_at);
  }
}

void AliasGraph::follow(std::size_t alias, const std::vector<std::size_t>& alias_at) {
  NameView target = target_of(zone_, zone_.record(records_[alias]));
  Name redirected;
  for (int i = 0; i < max_redirections; ++i) {
    const Lookup answer = look_up(zone_, target);
    if (answer.kind == Lookup::Kind::node || answer.kind == Lookup::Kind::wildcard) {
      next_[alias] = alias_at[answer.at];
      by_wildcard_[alias] = answer.kind == Lookup::Kind::wildcard;
      return;
    }
    if (answer.kind != Lookup::Kind::redirected) return;
    const auto name = redirected_name(zone_, target, answer.at);
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
    for (; at != none && walk_of[at] == none; at = next_[at]) walk_of[at] = start;
    if (at == none || walk_of[at] != start) continue;
    std::vector<std::size_t> circle = {at};
    for (std::size_t i = next_[at]; i != at; i = next_[i]) circle.push_back(i);
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
    for (; at != none && length[at] == unknown; at = next_[at]) {
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
  for (const std::size_t next : next_) {
    if (next != none) result[next] = true;
  }
  return result;
}

}  // namespace zonemend::rules
