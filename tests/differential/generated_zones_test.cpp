// Zones of random lines in several files, with $INCLUDE, $GENERATE, $ORIGIN, $TTL, blank owners and
// TTLs in every place: zonemend and BIND read the same records, with the same TTLs.
#include <gtest/gtest.h>

#include "support/checkers.h"
#include "support/generator.h"
#include "support/reading.h"
#include "support/scratch_folder.h"
#include "support/zone_files.h"

namespace zonemend::testing {
namespace {

constexpr unsigned cases = 120;

TEST(GeneratedZones, AreReadByBindAlike) {
  if (!has_named_compilezone()) GTEST_SKIP() << "named-compilezone is not installed";
  unsigned loaded = 0;
  for (unsigned seed = 0; seed < cases; ++seed) {
    Random random(seed);
    const ZoneFiles made = zone_in_files(random);
    const ScratchFolder scratch;
    for (const auto& [name, bytes] : made) scratch.put(name, bytes);
    const Compiled bind = compile_with_bind("example.com.", scratch.folder().string(), "in.zone");
    MemoryFiles files(made);
    const Reading reading = read_with_zonemend("in.zone", files);
    ASSERT_EQ(reading.loads, bind.loads) << "seed " << seed << "\n"
                                         << bind.said << reading.text << shown(made);
    if (!bind.loads) continue;
    ++loaded;
    ASSERT_EQ(read_with_zonemend(reading.text).text, reading.text) << "seed " << seed;
    ASSERT_EQ(reading.text, read_with_zonemend(bind.records).text) << "seed " << seed << "\n"
                                                                   << shown(made);
  }
  EXPECT_GT(loaded, cases / 3) << "too few of the zones load to say anything";
}

}  // namespace
}  // namespace zonemend::testing
