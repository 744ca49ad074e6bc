// Pointing a host of any healthy zone at Kartra: undone by --remove, and loaded by BIND.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/checkers.h"
#include "support/command.h"
#include "support/generator.h"
#include "support/golden.h"
#include "support/scratch_folder.h"

namespace zonemend::testing {
namespace {

constexpr unsigned cases = 400;

Outcome kartra(const std::string& zone, std::vector<std::string> arguments) {
  MemoryFiles files({{"zone", zone}});
  arguments.insert(arguments.begin(), {"kartra", "zone", "--origin", "example.com"});
  return run_zonemend(arguments, files);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

TEST(Patch, InsertingAddsOneLineAndRemovingTakesItAway) {
  for (unsigned seed = 0; seed < cases; ++seed) {
    Random random(seed);
    const HealthyZone zone = healthy_zone(random);
    const Outcome with = kartra(zone.text, {"--user", "acme", "--host", "new", "--serial=keep"});
    ASSERT_EQ(with.status, 0) << "seed " << seed << ":\n" << zone.text << with.err;
    // Without $TTL, the record after the new one may need the TTL that it used to inherit.
    if (zone.has_ttl_directive) {
      std::vector<std::string> lines = lines_of(with.out);
      std::erase_if(lines, [](const auto& line) { return line.find("kartra") != line.npos; });
      ASSERT_EQ(lines, lines_of(zone.text)) << "seed " << seed << ":\n" << with.out;
    }
    const Outcome without = kartra(with.out, {"--remove", "--host", "new", "--serial=keep"});
    ASSERT_EQ(without.status, 0) << "seed " << seed << ":\n" << with.out << without.err;
    if (zone.has_ttl_directive) {
      ASSERT_EQ(without.out, zone.text) << "seed " << seed << ":\n"
                                        << line_diff(zone.text, without.out);
    }
  }
}

TEST(Patch, DoingItTwiceChangesNothing) {
  for (unsigned seed = 0; seed < cases; ++seed) {
    Random random(seed);
    const std::vector<std::string> arguments{"--user", "acme", "--host", "www"};
    const Outcome once = kartra(healthy_zone(random).text, arguments);
    ASSERT_EQ(once.status, 0) << "seed " << seed << ": " << once.err;
    const Outcome twice = kartra(once.out, arguments);
    ASSERT_EQ(twice.status, 0) << "seed " << seed << ": " << twice.err;
    ASSERT_EQ(twice.out, once.out) << "seed " << seed;
  }
}

// A new host, and one that often has records already. Starting a program takes longer than all that
// this one does, so fewer zones are judged.
TEST(Patch, LoadsInBind) {
  const Checker& bind = all_checkers().front();
  if (!is_installed(bind)) GTEST_SKIP() << bind.name << " is not installed";
  const ScratchFolder scratch;
  for (unsigned seed = 0; seed < 60; ++seed) {
    Random random(seed);
    const std::string zone = healthy_zone(random).text;
    const Outcome patched = kartra(
        zone, {"--user", "acme", "--host", seed % 2 == 0 ? "shop" : "host1", "--replace=all"});
    ASSERT_EQ(patched.status, 0) << "seed " << seed << ": " << patched.err;
    const Verdict verdict = judge(bind, "example.com", scratch.put("zone", patched.out));
    ASSERT_TRUE(verdict.loads) << "seed " << seed << ":\n" << patched.out << verdict.said;
  }
}

}  // namespace
}  // namespace zonemend::testing
