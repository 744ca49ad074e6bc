// A zone that can be read: its canonical form can be read, and is its own canonical form.
#include <algorithm>

#include "fuzz/fuzzers.h"
#include "fuzz/promise.h"
#include "fuzz/zone_input.h"
#include "zonemend/rule.h"

namespace zonemend::fuzz {
namespace {

// As `zonemend canon` has it. (Rules look at spelling as well, which is another one afterwards.)
bool can_be_read(const LoadedZone& loaded) {
  return std::all_of(loaded.findings.begin(), loaded.findings.end(), [](const Finding& finding) {
    return find_rule(finding.rule)->effect == Effect::none;
  });
}

}  // namespace

void fuzz_canon(std::string_view bytes) {
  testing::MemoryFiles files = files_of(bytes);
  const auto loaded = load(main_file, files);
  if (!loaded || !can_be_read(*loaded)) return;
  const std::string once = canonical_text(loaded->zone);
  files.put("canonical.zone", once);
  const auto again = load("canonical.zone", files);
  require(again.has_value() && can_be_read(*again), "the canonical form has errors:\n{}", once);
  const std::string twice = canonical_text(again->zone);
  require(once == twice, "the canonical form is\n{}and its own is\n{}", once, twice);
}

}  // namespace zonemend::fuzz
