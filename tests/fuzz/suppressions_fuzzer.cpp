// Comments that silence findings: those that zonemend writes take no byte away, change no record,
// and leave nothing that more of them could silence.
#include <algorithm>

#include "fuzz/fuzzers.h"
#include "fuzz/promise.h"
#include "fuzz/zone_input.h"

namespace zonemend::fuzz {

void fuzz_suppressions(std::string_view bytes) {
  testing::MemoryFiles files = files_of(bytes);
  const auto loaded = load(main_file, files);
  if (!loaded) return;
  const LoadOptions options = load_options(files);
  const auto silenced = add_suppressions(*loaded, 0, options, all_rules_on());
  require(bool(silenced), "{}", silenced ? "" : silenced.error().message);
  for (const Edit& edit : silenced->edits) require(edit.span.empty(), "an edit takes text away");
  require_edits_make(loaded->zone.sources().at(0).bytes(), silenced->edits, silenced->text);
  require(records_text(loaded->zone) == records_text(silenced->loaded.zone),
          "comments changed records");
  require_well_formed(silenced->loaded.zone.sources(), silenced->remaining);

  const auto again = add_suppressions(silenced->loaded, 0, options, all_rules_on());
  require(bool(again), "{}", again ? "" : again.error().message);
  require(again->edits.empty(), "more comments are added to those that were added:\n{}",
          again->text);
}

}  // namespace zonemend::fuzz
