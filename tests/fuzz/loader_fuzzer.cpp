// A zone of several files: read, checked with every rule, reported, and mended. What comes out of
// mending is made by the edits that are shown, can be read again, and has nothing left to mend.
#include <functional>
#include <sstream>

#include "fuzz/fuzzers.h"
#include "fuzz/promise.h"
#include "fuzz/zone_input.h"
#include "support/tiling.h"
#include "zonemend/report.h"

namespace zonemend::fuzz {
namespace {

// One format a zone, each in its turn.
void report(const LoadedZone& loaded, const std::vector<Finding>& findings, std::size_t turn) {
  const auto formats = all_formats();
  const Format& format = *formats[turn % formats.size()];
  std::ostringstream out;
  const bool color = turn % 2 == 0;
  const auto report = format.make(out, {.color = color, .width = 80});
  report->begin();
  report->findings(loaded.zone.sources(), findings);
  report->end({.files = 1});
  for (const char c : out.str()) {
    const bool is_control = static_cast<unsigned char>(c) < ' ' || c == '\x7f';
    require(!is_control || c == '\n' || c == '\t' || (color && c == '\x1b'),
            "a control character in the report {}", format.id);
  }
}

void mend(std::string_view original, FileAccess& files, Safety allowed) {
  const LoadOptions options = load_options(files);
  const auto fixed = fix_zone(std::string(main_file), original, options, all_rules_on(), allowed);
  require(bool(fixed), "{}", fixed ? "" : fixed.error().message);
  require_edits_make(original, fixed->edits, fixed->text);
  require_well_formed(fixed->loaded.zone.sources(), fixed->remaining);
  if (fixed->edits.empty()) return;
  const auto tiled = testing::keeps_every_byte(fixed->text);
  require(bool(tiled), "{}", tiled.message());
  const auto again =
      fix_zone(std::string(main_file), fixed->text, options, all_rules_on(), allowed);
  require(bool(again), "{}", again ? "" : again.error().message);
  require(again->edits.empty(), "what was fixed is fixed again: {}",
          again->applied.empty() ? "" : again->applied.front());
}

}  // namespace

void fuzz_loader(std::string_view bytes) {
  testing::MemoryFiles files = files_of(bytes);
  const auto loaded = load(main_file, files);
  if (!loaded) return;
  const std::vector<Finding> findings = lint(*loaded, all_rules_on());
  require_well_formed(loaded->zone.sources(), findings);
  report(*loaded, findings, std::hash<std::string_view>()(bytes));
  const std::string original(loaded->zone.sources().at(0).bytes());
  mend(original, files, Safety::safe);
  mend(original, files, Safety::unsafe);
}

}  // namespace zonemend::fuzz
