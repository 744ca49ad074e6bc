// Findings about ways that lead from alias to alias.
#pragma once

#include <vector>

#include "rules/shared/alias_graph.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

// The most aliases in a row that every resolver in use follows.
inline constexpr std::size_t longest_usual_chain = 7;

bool passes_wildcard(const AliasGraph& graph, const std::vector<std::size_t>& circle);

// One finding for a whole circle. A long one is not listed in full.
Finding describe_circle(const Zone& zone, const Rule& rule, const AliasGraph& graph,
                        const std::vector<std::size_t>& circle);

// One finding for each chain of `shortest` to `longest` aliases, at the alias where it starts.
void report_chains(const Zone& zone, FindingSink& sink, const Rule& rule, std::size_t shortest,
                   std::size_t longest);

}  // namespace zonemend::rules
