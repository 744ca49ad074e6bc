// One finding for one cause: a fault that a zone has on thousands of lines is told once.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "zonemend/rule.h"

namespace zonemend::rules {

// Up to so many faults of one cause are told one by one.
inline constexpr std::size_t most_told_singly = 5;

// In file order, by the member `record`.
template <class Fault>
void sort_by_record(std::vector<Fault>& faults) {
  std::sort(faults.begin(), faults.end(),
            [](const Fault& a, const Fault& b) { return a.record < b.record; });
}

// `make` turns a fault into its finding. Beyond `most`, the first stands for all: its message says
// how many more there are, and its labels show the next few.
template <class Fault, class Make>
void report_folded(FindingSink& sink, const std::vector<Fault>& faults, Make make,
                   std::size_t most = most_told_singly) {
  constexpr std::size_t most_labels = 4;
  if (faults.size() <= most) {
    for (const Fault& fault : faults) sink.push_back(make(fault));
    return;
  }
  Finding first = make(faults.front());
  const std::size_t others = faults.size() - 1;
  first.message += fmt::format(" (and {} more like it)", others);
  for (std::size_t i = 1; i <= std::min(others, most_labels); ++i) {
    first.labels.push_back(
        {make(faults[i]).span, i == most_labels && others > i
                                   ? fmt::format("and here, and {} more", others - i)
                                   : std::string("and here")});
  }
  sink.push_back(std::move(first));
}

}  // namespace zonemend::rules
