// Which problems a change brings, and which were there before: what must hold for any zone.
#include "zonemend/review.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "lint/zone_text.h"
#include "support/faulty_zone.h"
#include "support/memory_files.h"
#include "support/zone_edits.h"
#include "text/ascii.h"

namespace zonemend::testing {
namespace {

LoadedZone load(const ZoneFiles& made) {
  MemoryFiles files(made);
  LoadOptions options = example_com();
  options.files = &files;
  return std::move(*load_zone(Source("in.zone", made.at("in.zone")), options));
}

ZoneReview review(const ZoneFiles& before, const ZoneFiles& after) {
  return review_zone("in.zone", load(before), load(after), {});
}

// In small letters: messages name things in the letter case of the file, which may be either one's
// of two lines.
std::string texts(const std::vector<Finding>& findings, bool with_place) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) {
    std::string line = fmt::format("{}: {}", finding.rule, finding.message);
    if (with_place) line += fmt::format(" at {}", finding.span.begin);
    for (char& c : line) c = ascii::lower(c);
    lines.push_back(line + "\n");
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

ZoneFiles some_zone(Random& random) {
  if (random.one_in(4)) return zone_in_files(random);
  return {{"in.zone", faulty_zone(random)}};
}

TEST(Review, IntroducedAndInheritedAreAllThereIs) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    Random random(seed);
    const ZoneFiles before = some_zone(random);
    ZoneFiles after = before;
    for (unsigned edits = 1 + random.below(4); edits > 0; --edits) edit_zone(random, after);
    const ZoneReview result = review(before, after);
    std::vector<Finding> both = result.introduced;
    both.insert(both.end(), result.inherited.begin(), result.inherited.end());
    const std::vector<Finding> all = lint(load(after), {});
    ASSERT_EQ(texts(both, true), texts(all, true)) << "seed " << seed;
    const std::vector<Finding> known = lint(load(before), {});
    ASSERT_EQ(result.resolved + result.inherited.size(), known.size()) << "seed " << seed;
    // The other way round, what came is what goes.
    const ZoneReview back = review(after, before);
    ASSERT_EQ(back.resolved, result.introduced.size()) << "seed " << seed;
    ASSERT_EQ(texts(back.inherited, false), texts(result.inherited, false)) << "seed " << seed;
  }
}

TEST(Review, TheSameTextBringsNothing) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    Random random(seed);
    const ZoneFiles zone = some_zone(random);
    const ZoneReview result = review(zone, zone);
    ASSERT_EQ(texts(result.introduced, false), "") << "seed " << seed;
    ASSERT_EQ(texts(result.consequences, false), "") << "seed " << seed;
    ASSERT_EQ(result.resolved, 0u) << "seed " << seed;
    ASSERT_TRUE(result.change->is_empty()) << "seed " << seed;
  }
}

// Where a line stands is nothing that a finding is known by.
TEST(Review, LinesThatMoveDownBringNothing) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    Random random(seed);
    const std::string text = faulty_zone(random);
    std::string moved = text;
    const std::size_t begin = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
    moved.insert(begin, text.find('\r') == text.npos ? "; one\n; two\n" : "; one\r\n; two\r\n");
    const ZoneReview result = review({{"in.zone", text}}, {{"in.zone", moved}});
    ASSERT_EQ(texts(result.introduced, false), "") << "seed " << seed << "\n" << text;
    ASSERT_EQ(texts(result.consequences, false), "") << "seed " << seed << "\n" << text;
    ASSERT_EQ(result.resolved, 0u) << "seed " << seed;
  }
}

// A fault that concerns its own line alone, behind the others of a zone.
TEST(Review, ACopyOfAFaultyLineIsIntroducedOnce) {
  constexpr std::string_view lines[] = {"bad A 192.0.2.400\n", "bad FOO bar\n", "bad MX ten mail\n",
                                        "text TXT \" edge \"\n", "host A 127.0.0.1   \n"};
  for (const std::string_view line : lines) {
    for (unsigned copies = 1; copies < 4; ++copies) {
      std::string before = zone_text("");
      for (unsigned i = 0; i < copies; ++i) before += line;
      const auto ours = [](const Finding& finding) { return finding.rule == "record-duplicate"; };
      ZoneReview result = review({{"in.zone", before}}, {{"in.zone", before + std::string(line)}});
      std::erase_if(result.introduced, ours);
      std::vector<Finding> once = lint(load({{"in.zone", zone_text(line)}}), {});
      std::vector<Finding> none = lint(load({{"in.zone", zone_text("")}}), {});
      ASSERT_EQ(result.introduced.size(), once.size() - none.size()) << line << copies;
      for (const Finding& finding : result.introduced) {
        ASSERT_GE(finding.span.begin, zone_text("").size()) << line;
      }
    }
  }
}

}  // namespace
}  // namespace zonemend::testing
