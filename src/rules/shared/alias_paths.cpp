#include "rules/shared/alias_paths.h"

#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/records.h"

namespace zonemend::rules {
namespace {

constexpr std::size_t most_shown = 12;  // names in a message, labels in a finding

// "a.example.com. -> b.example.com. -> ..."
std::string path_text(const Zone& zone, const AliasGraph& graph,
                      const std::vector<std::size_t>& path, NameView end) {
  std::string text;
  for (std::size_t i = 0; i < std::min(path.size(), most_shown); ++i) {
    text += zone.name(graph.owner(path[i])).text() + " -> ";
  }
  return text + (path.size() > most_shown ? "... -> " : "") + end.text();
}

std::string leads_to(const Zone& zone, RecordId id) {
  return fmt::format("leads to {}", quoted(target_of(zone, zone.record(id))));
}

void add_steps(Finding& finding, const Zone& zone, const AliasGraph& graph,
               const std::vector<std::size_t>& path) {
  for (std::size_t i = 1; i < std::min(path.size(), most_shown); ++i) {
    const RecordId id = graph.record(path[i]);
    add_label(finding, zone, id, leads_to(zone, id));
  }
}

Finding describe_chain(const Zone& zone, const Rule& rule, const AliasGraph& graph,
                       std::size_t start, std::size_t length) {
  std::vector<std::size_t> path;
  std::size_t last = start;
  for (std::size_t at = start; at != AliasGraph::none && path.size() <= most_shown;
       at = graph.next(at)) {
    path.push_back(at);
    last = at;
  }
  const NameView end = target_of(zone, zone.record(graph.record(last)));
  const RecordId first = graph.record(start);
  Finding finding = make_finding(
      rule, place_of(zone, zone.record(first)),
      fmt::format("{} leads through a chain of {} aliases: {}",
                  quoted(zone.name(graph.owner(start))), length, path_text(zone, graph, path, end)),
      "point the alias at the name where the chain ends");
  finding.label = leads_to(zone, first);
  add_steps(finding, zone, graph, path);
  return finding;
}

std::string circle_text(const Zone& zone, const AliasGraph& graph,
                        const std::vector<std::size_t>& circle) {
  const Record& first = zone.record(graph.record(circle.front()));
  const std::string owner = quoted(zone.name(first.owner));
  if (circle.size() > 1) {
    return fmt::format("{} aliases lead in a circle: {}", circle.size(),
                       path_text(zone, graph, circle, zone.name(first.owner)));
  }
  if (passes_wildcard(graph, circle)) {
    return fmt::format("{} answers for its own target {}, which does not exist", owner,
                       quoted(target_of(zone, first)));
  }
  return fmt::format("the alias {} leads back to itself by way of a DNAME", owner);
}

}  // namespace

bool passes_wildcard(const AliasGraph& graph, const std::vector<std::size_t>& circle) {
  return std::any_of(circle.begin(), circle.end(),
                     [&](std::size_t alias) { return graph.by_wildcard(alias); });
}

Finding describe_circle(const Zone& zone, const Rule& rule, const AliasGraph& graph,
                        const std::vector<std::size_t>& circle) {
  const Record& first = zone.record(graph.record(circle.front()));
  const bool wildcard = passes_wildcard(graph, circle);
  Finding finding = make_finding(
      rule, place_of(zone, first), circle_text(zone, graph, circle),
      wildcard ? "enter the host that is meant, or point the wildcard at a name outside its reach"
               : "decide which of the names is the real host, and give it addresses or a target "
                 "elsewhere");
  finding.label = leads_to(zone, graph.record(circle.front()));
  add_steps(finding, zone, graph, circle);
  return finding;
}

void report_chains(const Zone& zone, FindingSink& sink, const Rule& rule, std::size_t shortest,
                   std::size_t longest) {
  const auto& graph = zone.fact<AliasGraph>();
  const std::vector<std::size_t> lengths = graph.lengths();
  const std::vector<bool> reached = graph.reached();
  for (std::size_t alias = 0; alias < graph.size(); ++alias) {
    const std::size_t length = lengths[alias];
    if (reached[alias] || length < shortest || length > longest) continue;
    sink.push_back(describe_chain(zone, rule, graph, alias, length));
  }
}

}  // namespace zonemend::rules
