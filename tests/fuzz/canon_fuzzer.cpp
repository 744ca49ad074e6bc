// A zone without errors: its canonical form is a zone without errors, whose canonical form is the
// same.
#include "fuzz/fuzzers.h"
#include "fuzz/promise.h"
#include "fuzz/zone_input.h"

namespace zonemend::fuzz {

void fuzz_canon(std::string_view bytes) {
  testing::MemoryFiles files = files_of(bytes);
  const auto loaded = load(main_file, files);
  if (!loaded || !is_sound(*loaded)) return;
  const std::string once = canonical_text(loaded->zone);
  files.put("canonical.zone", once);
  const auto again = load("canonical.zone", files);
  require(again.has_value() && is_sound(*again), "the canonical form has errors:\n{}", once);
  const std::string twice = canonical_text(again->zone);
  require(once == twice, "the canonical form is\n{}and its own is\n{}", once, twice);
}

}  // namespace zonemend::fuzz
