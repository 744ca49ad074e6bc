// All errors of a file come out in one run, each once and in its place, and cost no healthy record.
//
// testdata/language/fifty-errors.zone says itself what is wrong: "; expect: RULE COLUMN" stands
// behind a faulty line, or alone on the line above it. Beside it fifty-errors.out has the records
// of its healthy lines, as `zonemend canon` prints them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "support/checkers.h"
#include "support/command.h"
#include "support/golden.h"
#include "support/reading.h"
#include "support/scratch_folder.h"
#include "zonemend/canonical.h"
#include "zonemend/lint.h"

namespace zonemend::testing {
namespace {

const std::string zone_text = read_bytes(testdata() / "language" / "fifty-errors.zone");

// "LINE:COLUMN RULE", as written into the file.
std::multiset<std::string> expected() {
  constexpr std::string_view mark = "; expect: ";
  std::multiset<std::string> result;
  std::istringstream lines(zone_text);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const std::size_t at = line.rfind(mark);
    if (at == std::string::npos) continue;
    std::istringstream words(line.substr(at + mark.size()));
    std::string rule;
    std::size_t column = 0;
    words >> rule >> column;
    result.insert(fmt::format("{}:{} {}", number + (at == 0 ? 1 : 0), column, rule));
  }
  return result;
}

LoadedZone load() {
  auto loaded = load_zone(Source("fifty-errors.zone", zone_text),
                          {.origin = Name::parse("example.com.", Name())});
  EXPECT_TRUE(loaded) << loaded.error().message;
  return std::move(*loaded);
}

// The text without the entries in which something was found.
std::string without_faulty_entries(const LoadedZone& loaded, const std::vector<Finding>& findings) {
  std::string healthy;
  for (const Entry& entry : loaded.zone.documents()[0].entries) {
    bool faulty = false;
    for (const Finding& finding : findings) {
      faulty = faulty || (finding.span.begin >= entry.begin && finding.span.begin < entry.end);
    }
    if (!faulty) healthy += zone_text.substr(entry.begin, entry.end - entry.begin);
  }
  return healthy;
}

TEST(FiftyErrors, AreAllFoundInTheirPlaces) {
  const std::multiset<std::string> wanted = expected();
  ASSERT_EQ(wanted.size(), 50U);
  const LoadedZone loaded = load();
  std::multiset<std::string> found;
  for (const Finding& finding : lint(loaded, {})) {
    const Position at = loaded.zone.sources().position(finding.span);
    found.insert(fmt::format("{}:{} {}", at.line, at.column, finding.rule));
  }
  EXPECT_EQ(found, wanted);
}

TEST(FiftyErrors, CostNoHealthyRecord) {
  const LoadedZone loaded = load();
  const Zone& zone = loaded.zone;
  std::string records;
  for (const CanonicalRecord& item : canonical_records(zone)) {
    const Record& record = zone.record(item.id);
    records += fmt::format("{} {} IN {} {}\n", zone.name(record.owner).text(), item.ttl,
                           rr_type_text(record.type),
                           rdata_text(record.type, zone.rr_class(), zone.rdata(record)));
  }
  EXPECT_TRUE(matches_golden(testdata() / "language" / "fifty-errors.out", records));
}

TEST(FiftyErrors, LeaveWhatBindReadsWithoutThem) {
  if (!has_named_compilezone()) GTEST_SKIP() << "named-compilezone is not installed";
  const LoadedZone loaded = load();
  const ScratchFolder scratch;
  const std::string file =
      scratch.put("healthy.zone", without_faulty_entries(loaded, lint(loaded, {})));
  const Compiled bind = compile_with_bind("example.com.", scratch.folder().string(), file);
  ASSERT_TRUE(bind.loads) << bind.said;
  EXPECT_EQ(read_with_zonemend(bind.records).text,
            read_bytes(testdata() / "language" / "fifty-errors.out"));
}

}  // namespace
}  // namespace zonemend::testing
