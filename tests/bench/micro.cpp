// Single steps of reading and checking a zone, with Google Benchmark:
//
//   zonemend_micro [--benchmark_filter=REGEX]
//
// Rates are per second: bytes of text, or items (names, records).
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "zonemend/document.h"
#include "zonemend/lint.h"
#include "zonemend/rdata.h"
#include "zonemend/rule.h"
#include "zonemend/token.h"
#include "zonemend/zone.h"

namespace {

using namespace zonemend;

constexpr unsigned hosts = 20000;

// Names and addresses as they come in a hand-kept zone; the same ones each time.
std::string zone_text() {
  std::string text = "$TTL 1h\n@ SOA ns1 hostmaster 1 2h 30m 2w 1h\n\tNS ns1\n\tNS ns2\n";
  for (unsigned i = 0; i < hosts; ++i) {
    const std::string number = std::to_string(i * 2654435761u % 1000003);
    text += "host" + number + "\t300 IN A 203.0.113." + std::to_string(i % 256) + " ; rack\n";
    text += "\t\tTXT \"v=spf1 -all\"\n\t\tMX 10 mail.example.net.\n";
  }
  return text;
}

LoadedZone load() {
  LoadOptions options;
  options.origin = Name::parse("example.com.", Name());
  return std::move(*load_zone(Source("zone", zone_text()), options));
}

void lexer(benchmark::State& state) {
  const std::string text = zone_text();
  for (auto _ : state) {
    Lexer all(text, 0, static_cast<std::uint32_t>(text.size()));
    for (Token token; all.next(token);) benchmark::DoNotOptimize(token);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(lexer);

void entries(benchmark::State& state) {
  const Source source("zone", zone_text());
  for (auto _ : state) benchmark::DoNotOptimize(read_document(source, 0));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * source.bytes().size()));
}
BENCHMARK(entries);

void name_interning(benchmark::State& state) {
  std::vector<Name> names;
  for (unsigned i = 0; i < hosts; ++i) {
    names.push_back(*Name::parse("host" + std::to_string(i) + ".example.com.", Name()));
  }
  for (auto _ : state) {
    NameTable table;
    for (const Name& name : names) benchmark::DoNotOptimize(table.intern(name));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * names.size()));
}
BENCHMARK(name_interning);

void rdata(benchmark::State& state, RrType type, std::vector<RdataToken> tokens) {
  const Name origin = *Name::parse("example.com.", Name());
  std::string wire;
  for (auto _ : state) {
    wire.clear();
    benchmark::DoNotOptimize(parse_rdata(type, RrClass::in, tokens, origin, wire));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK_CAPTURE(rdata, a, RrType::a, {{"203.0.113.7", false}});
BENCHMARK_CAPTURE(rdata, aaaa, RrType::aaaa, {{"2001:db8:1f:22::7", false}});
BENCHMARK_CAPTURE(rdata, mx, RrType::mx, {{"10", false}, {"mail", false}});
BENCHMARK_CAPTURE(rdata, txt, RrType::txt, {{"v=spf1 -all", true}});
BENCHMARK_CAPTURE(rdata, caa, RrType::caa, {{"0", false}, {"issue", false}, {"ca.test", true}});

void reading(benchmark::State& state) {
  std::size_t records = 0;
  for (auto _ : state) {
    LoadedZone zone = load();
    records += zone.zone.records().size();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(records));
}
BENCHMARK(reading);

void index_lookups(benchmark::State& state) {
  const LoadedZone loaded = load();
  const Zone& zone = loaded.zone;
  for (auto _ : state) {
    std::size_t found = 0;
    for (NameId id = 0; id < zone.names().size(); ++id) found += zone.records_at(id).size();
    benchmark::DoNotOptimize(found);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * zone.names().size()));
}
BENCHMARK(index_lookups);

void one_rule(benchmark::State& state) {
  const LoadedZone loaded = load();
  const Rule& rule = *find_rule("record-duplicate");
  for (auto _ : state) {
    FindingSink sink;
    rule.check(loaded.zone, {}, sink);
    benchmark::DoNotOptimize(sink);
  }
  state.SetItemsProcessed(
      static_cast<std::int64_t>(state.iterations() * loaded.zone.records().size()));
}
BENCHMARK(one_rule);

void all_rules(benchmark::State& state) {
  const LoadedZone loaded = load();
  for (auto _ : state) benchmark::DoNotOptimize(lint(loaded, {}));
  state.SetItemsProcessed(
      static_cast<std::int64_t>(state.iterations() * loaded.zone.records().size()));
}
BENCHMARK(all_rules);

}  // namespace

BENCHMARK_MAIN();
