// Running rules over a zone, and applying their fixes.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/result.h"
#include "zonemend/rule.h"
#include "zonemend/zone.h"
#include "zonemend/zone_change.h"

namespace zonemend {

// Which rules run. Each item is a rule's id, a pattern such as "cname-*", or "all".
struct Selection {
  std::vector<std::string> select;         // when not empty: these instead of the default ones
  std::vector<std::string> extend_select;  // these besides
  std::vector<std::string> ignore;         // but not these

  bool is_default() const { return select.empty() && extend_select.empty() && ignore.empty(); }
};

// Names an unknown id and the nearest known one, or a pattern that matches no rule.
Status check_selection(const Selection& selection);
// The same for one item.
Status check_rule_pattern(std::string_view pattern);
bool matches_rule(std::string_view pattern, std::string_view id);

// What to look for in a zone.
struct LintOptions {
  Selection selection;
  std::map<std::string, Severity, std::less<>> severities;  // by rule; instead of the rule's own
  CheckContext context;
};

// The loader's findings and those of the rules, severities filled in, in file order, each once.
std::vector<Finding> lint(const LoadedZone& loaded, const LintOptions& options);

// The findings of the rules about changes, with spans into the zone after the change (which there
// must be), suppressions applied.
std::vector<Finding> lint_change(const ZoneChange& change, const LintOptions& options);

// The mildest safety among the finding's fixes that concern only the file `source`; display_only when
// none of them can be applied.
Safety fixable_with(const Finding& finding, SourceId source = 0);

// What --fix did to one file.
struct FixResult {
  std::string text;                // the fixed bytes
  std::vector<Edit> edits;         // against the original, for a diff
  std::vector<Finding> remaining;  // findings of the fixed text, with spans into `loaded`
  LoadedZone loaded;               // the fixed zone
  std::vector<std::string> applied;   // titles, in the order of application
  std::size_t withheld = 0;        // remaining findings that only an unsafe fix would mend
};

// Applies the fixes of the allowed safety, loads again and repeats until nothing more applies.
// `name` and `options` are those of the original load. Every round of safe fixes is proved: the
// records (owner, TTL as BIND serves it, class, type, rdata) are the same as before it, else an
// Error says which fix would have changed them and nothing is returned. Not proved are safe fixes of
// text that could not be read for certain (Effect::unreadable), and unsafe ones. Fixes that reach
// into other files than the zone's own are left alone.
Result<FixResult> fix_zone(std::string name, std::string_view original, const LoadOptions& options,
                           const LintOptions& lint_options, Safety allowed);

// The same for one file that the zone includes, once (`resolved`: see FileAccess::resolve). The text
// and edits of the result are that file's.
Result<FixResult> fix_included(const LoadedZone& zone, const std::string& resolved,
                               const LoadOptions& options, const LintOptions& lint_options,
                               Safety allowed);

// What --add-suppressions did to one file.
struct SuppressionResult {
  std::string text;                // the file with comments that silence what was found in it
  std::vector<Edit> edits;         // against the original
  std::size_t silenced = 0;        // findings
  std::vector<Finding> remaining;  // findings that no comment may or can silence
  LoadedZone loaded;               // the zone with them
};

// Writes a comment above each line of the file `source` on which something is found, or one for the
// whole file where that does not help. Findings for which BIND refuses the zone are not silenced.
// An Error, and nothing is returned, when the records would not stay the same.
Result<SuppressionResult> add_suppressions(const LoadedZone& zone, SourceId source,
                                           const LoadOptions& options,
                                           const LintOptions& lint_options);

// The file among the zone's that has this resolved path.
std::optional<SourceId> source_of(const LoadedZone& zone, const std::string& resolved);

}  // namespace zonemend
