// Many files by many threads: the report is the one of a single thread, byte by byte.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <sstream>
#include <stdexcept>

#include "cli/ahead.h"
#include "cli/cli.h"
#include "support/command.h"
#include "support/faulty_zone.h"
#include "support/scratch_folder.h"

namespace zonemend::testing {
namespace {

Outcome run_with(unsigned threads, const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const auto files = system_files();
  const cli::Context context{.out = out,
                             .err = err,
                             .files = *files,
                             .now = test_time,
                             .threads = threads,
                             .environment = [](const char*) { return std::nullopt; }};
  const int status = cli::run(arguments, context);
  return {status, out.str(), err.str()};
}

// Zones of many kinds in several folders, some with settings of their own, some that share a file.
void fill(const ScratchFolder& scratch) {
  Random random(5);
  scratch.put(".zonemend.toml",
              "exclude = 'left-out.zone'\n[rules]\nsingle-ns = 'error'\n"
              "[[file]]\npath = 'b/*'\norigin = 'example.com'\nrules = { bom = 'info' }\n");
  scratch.put("c/.zonemend.toml", "[rules]\nall = 'on'\n");
  scratch.put("a/shared.inc", "shared A 192.0.2.1\nshared CNAME x\n");
  scratch.put("left-out.zone", "nothing\n");
  for (unsigned i = 0; i < 200; ++i) {
    std::string text = "$ORIGIN example.com.\n" + faulty_zone(random);
    const char folder = random.pick({"a", "b", "c"})[0];
    if (folder == 'a' && random.one_in(3)) text += "\n$INCLUDE shared.inc\n";
    if (random.one_in(20)) text.clear();
    scratch.put(fmt::format("{}/{}.zone", folder, i), text);
  }
}

TEST(Threads, SayTheSameAsOne) {
  const ScratchFolder scratch;
  fill(scratch);
  const std::string folder = scratch.folder().string();
  for (const char* format : {"full", "jsonl", "sarif"}) {
    const std::vector<std::string> arguments{"check", "--format", format, folder};
    const Outcome alone = run_with(1, arguments);
    EXPECT_EQ(alone.status, 2) << "of empty files";
    EXPECT_GT(alone.out.size(), 10000u);
    for (const unsigned threads : {2u, 3u, 16u}) {
      const Outcome together = run_with(threads, arguments);
      EXPECT_EQ(together.status, alone.status) << threads;
      EXPECT_TRUE(together.out == alone.out) << threads << " threads, " << format;
      EXPECT_TRUE(together.err == alone.err) << threads << " threads, " << format;
    }
  }
}

TEST(Ahead, GivesEachResultOnceAndInOrder) {
  for (const unsigned threads : {0u, 1u, 2u, 8u}) {
    for (const std::size_t count : {0u, 1u, 2u, 500u}) {
      std::atomic<std::size_t> made = 0;
      cli::Ahead<std::size_t> ahead(count, threads, [&](std::size_t index) {
        ++made;
        return index * 3;
      });
      for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(ahead.take(), i * 3) << threads;
      ASSERT_EQ(made, count);
    }
  }
}

TEST(Ahead, ThrowsWhatTheWorkThrew) {
  for (const unsigned threads : {1u, 4u}) {
    cli::Ahead<int> ahead(100, threads, [](std::size_t index) {
      if (index == 7) throw std::runtime_error("the seventh");
      return static_cast<int>(index);
    });
    for (int i = 0; i < 7; ++i) ASSERT_EQ(ahead.take(), i);
    EXPECT_THROW(ahead.take(), std::runtime_error) << threads;
    EXPECT_EQ(ahead.take(), 8) << threads;
  }
}

// Who needs no more results may go at any time.
TEST(Ahead, EndsBeforeAllIsTaken) {
  for (std::size_t taken = 0; taken < 40; ++taken) {
    std::atomic<std::size_t> made = 0;
    {
      cli::Ahead<std::size_t> ahead(1000, 4, [&](std::size_t index) {
        ++made;
        return index;
      });
      for (std::size_t i = 0; i < taken; ++i) ASSERT_EQ(ahead.take(), i);
    }
    EXPECT_LE(made, taken + 4 * 4);
  }
}

}  // namespace
}  // namespace zonemend::testing
