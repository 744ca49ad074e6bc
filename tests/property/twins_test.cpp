// A text means the same whether its lines end in LF or in CR LF.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "support/generator.h"
#include "support/golden.h"
#include "support/scratch_folder.h"
#include "zonemend/lint.h"
#include "zonemend/rdata.h"

namespace zonemend::testing {
namespace {

LoadedZone load(const std::string& text) {
  LoadOptions options;
  options.origin = Name::parse("example.com.", Name());
  Result<LoadedZone> loaded = load_zone(Source("zone", text), options);
  EXPECT_TRUE(loaded) << loaded.error().message;
  return std::move(*loaded);
}

// One line a record: what it means, without where it stands.
std::string records_text(const Zone& zone) {
  std::string text;
  for (const Record& record : zone.records()) {
    text += zone.name(record.owner).text() + " " + std::to_string(record.ttl) + " " +
            rr_type_text(record.type) + " " +
            rdata_text(record.type, zone.rr_class(), zone.rdata(record)) + "\n";
  }
  return text;
}

// One line a finding: which rule, and on which line of the file.
std::string findings_text(const LoadedZone& loaded) {
  std::vector<std::string> lines;
  for (const Finding& finding : lint(loaded, {})) {
    const Position at = loaded.zone.sources().position(finding.span);
    lines.push_back(std::string(finding.rule) + " in line " + std::to_string(at.line) + "\n");
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

void expect_twins_agree(const std::string& text, const std::string& which) {
  const LoadedZone unix_zone = load(text);
  const LoadedZone windows_zone = load(with_crlf(text));
  const std::string unix_records = records_text(unix_zone.zone);
  const std::string windows_records = records_text(windows_zone.zone);
  ASSERT_EQ(unix_records, windows_records) << which << ":\n"
                                           << line_diff(unix_records, windows_records);
  const std::string unix_findings = findings_text(unix_zone);
  const std::string windows_findings = findings_text(windows_zone);
  ASSERT_EQ(unix_findings, windows_findings) << which << ":\n"
                                             << line_diff(unix_findings, windows_findings);
}

TEST(LineEndTwins, HealthyZones) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    Random random(seed);
    std::string text = healthy_zone(random).text;
    std::erase(text, '\r');
    expect_twins_agree(text, "seed " + std::to_string(seed));
    if (HasFatalFailure()) return;
  }
}

TEST(LineEndTwins, ZoneSoup) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Random random(seed);
    expect_twins_agree(zone_soup(random, 40, false), "seed " + std::to_string(seed));
    if (HasFatalFailure()) return;
  }
}

TEST(LineEndTwins, Corpus) {
  const char* folder = std::getenv("ZONEMEND_CORPUS");
  if (folder == nullptr) GTEST_SKIP() << "ZONEMEND_CORPUS names no folder";
  for (const auto& file : files_below(folder)) {
    std::string text = read_bytes(file);
    std::erase(text, '\r');
    // A backslash takes the next byte along, and that is another one in the twin.
    if (text.find("\\\n") == std::string::npos) expect_twins_agree(text, file.string());
  }
}

}  // namespace
}  // namespace zonemend::testing
