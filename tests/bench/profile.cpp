// Where the time goes in one zone: reading, each rule, everything else.
//
//   zonemend_profile ORIGIN FILE [ROWS]      the 20 dearest rules
//
// On one thread, with the default selection. Reading is the fastest of three; rules are run once, and
// what several share counts for the one that asks first.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "zonemend/document.h"
#include "zonemend/file_access.h"
#include "zonemend/lint.h"
#include "zonemend/rule.h"
#include "zonemend/zone.h"

namespace {

using namespace zonemend;

template <class Work>
double milliseconds(int runs, const Work& work) {
  double best = 1e18;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    best = std::min(best, taken.count());
  }
  return best;
}

struct Row {
  double time;
  std::string_view rule;
  std::size_t findings;
};

void print(std::string_view what, double time, std::size_t records) {
  fmt::print("{:<40} {:9.1f} ms {:8.1f} ns/record\n", what, time,
             time * 1e6 / static_cast<double>(records));
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    fmt::print(stderr, "usage: zonemend_profile ORIGIN FILE [ROWS]\n");
    return 2;
  }
  const auto files = system_files();
  LoadOptions options;
  options.origin = Name::parse(arguments[1], Name());
  if (const auto first = files->read(arguments[2]); !first) {
    fmt::print(stderr, "zonemend_profile: {}\n", first.error().message);
    return 2;
  }
  const auto read = [&] { return std::move(*files->read(arguments[2])).source; };
  const double reading = milliseconds(3, read);
  std::vector<Source> sources;
  for (int i = 0; i < 3; ++i) sources.push_back(read());
  const double tiling = milliseconds(3, [&] { return read_document(sources[0], 0); });
  std::size_t at = 0;
  std::vector<LoadedZone> zones;
  const double loading = milliseconds(3, [&] {
    zones.clear();
    zones.push_back(std::move(*load_zone(std::move(sources[at++]), options)));
  });
  const LoadedZone& loaded = zones.back();
  const std::size_t records = std::max<std::size_t>(loaded.zone.records().size(), 1);

  std::vector<Row> rows;
  double rules = 0;
  for (const Rule* rule : all_rules()) {
    if (!rule->enabled) continue;
    FindingSink sink = loaded.findings;
    const double time = milliseconds(1, [&] { rule->check(loaded.zone, {}, sink); });
    rows.push_back({time, rule->id, sink.size() - std::min(sink.size(), loaded.findings.size())});
    rules += time;
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.time > b.time; });

  print("reading the file", reading, records);
  print("cutting it into entries", tiling, records);
  print("loading the zone, entries included", loading, records);
  print("all rules, one after the other", rules, records);
  print("rules that are not first", milliseconds(3, [&] { return lint(loaded, {}); }), records);
  const std::size_t shown = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 20;
  for (std::size_t i = 0; i < std::min(shown, rows.size()); ++i) {
    print(fmt::format("  {} ({})", rows[i].rule, rows[i].findings), rows[i].time, records);
  }
}
