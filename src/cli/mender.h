// What `check` does to one file: --fix, --diff, --add-suppressions. Nothing is written here.
#pragma once

#include <optional>
#include <string>

#include "cli/check_options.h"
#include "zonemend/lint.h"
#include "zonemend/plan.h"

namespace zonemend::cli {

// One reading of a file: as a zone of its own, or as a part of one.
struct Subject {
  std::string path;  // of the file
  std::optional<FileStamp> stamp;
  const LoadedZone& loaded;
  const LoadOptions& options;
  SourceId source = 0;                                // the file among those of the zone
  std::optional<std::vector<Finding>> findings = {};  // of the zone, when they are known

  const Source& text() const { return loaded.zone.sources().at(source); }
};

struct Mended {
  std::string text;                // the file afterwards
  std::vector<Edit> edits;         // against the file
  std::vector<Finding> remaining;  // findings of the text, with spans into `loaded`
  LoadedZone loaded;
  std::size_t applied = 0;             // fixes, or silenced findings
  std::size_t withheld = 0;            // remaining findings that only an unsafe fix would mend
  std::optional<SerialChange> serial;  // absent when kept
  std::optional<Error> caution;        // what has to be done by hand
};

// Applies the fixes that the options allow and raises the serial once when records changed by them,
// or writes suppression comments. `now`: Unix time in seconds, for serials.
Result<Mended> mend(const Subject& subject, const CheckOptions& options,
                    const LintOptions& lint_options, std::int64_t now);

}  // namespace zonemend::cli
