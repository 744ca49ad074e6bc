// What `zonemend check` was asked for.
#pragma once

#include <string>
#include <vector>

#include "cli/common.h"
#include "cli/file_list.h"
#include "cli/report_targets.h"
#include "cli/versions.h"
#include "zonemend/lint.h"

namespace zonemend::cli {

struct CheckOptions {
  FileChoice files;
  InputOptions input;
  OutputOptions output;
  Selection selection;
  std::string time;  // for signatures and dates; empty: now
  bool dnssec = false;
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;
  std::string serial = "auto";
  bool add_suppressions = false;
  std::string baseline;        // empty: the one that the settings name
  std::string write_baseline;  // empty: none is written
  bool show_config = false;
  VersionChoice versions;  // --base and --staged: only what a change brings
  bool all = false;        // with them: also what was there before

  bool mends() const { return fix || diff || add_suppressions; }
  Safety allowed() const { return unsafe_fixes ? Safety::unsafe : Safety::safe; }
};

// What cannot be asked for together.
Status check_usage(const CheckOptions& options);

// Unix time in seconds of "2026-11-25", "2026-11-25T12:30:00Z", "20261125123000" (as in RRSIG
// records) or of a number of seconds. Nothing for other text.
std::optional<std::int64_t> time_from_text(std::string_view text);

}  // namespace zonemend::cli
