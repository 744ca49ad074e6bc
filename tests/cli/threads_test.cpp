// Many files by many threads: the report is the one of a single thread, byte by byte.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <sstream>
#include <stdexcept>

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

}  // namespace
}  // namespace zonemend::testing
