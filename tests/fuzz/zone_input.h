// A fuzzer's bytes as zone files.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/memory_files.h"
#include "zonemend/finding.h"
#include "zonemend/lint.h"
#include "zonemend/result.h"
#include "zonemend/zone.h"

namespace zonemend::fuzz {

// Several files in one: what stands below a line ";;;; NAME" is the file NAME, what stands above
// the first such line is the file `first`. (To the zone-file language that line is a comment.)
inline constexpr std::string_view main_file = "in.zone";
std::map<std::string, std::string> split_files(std::string_view bytes, std::string_view first);
testing::MemoryFiles files_of(std::string_view bytes, std::string_view first = main_file);

// Takes the first line, without its end, off the front.
std::string_view take_line(std::string_view& bytes);

// Of a zone example.com. With small limits, so that a run takes no time.
LoadOptions load_options(FileAccess& files);
// Every rule, those that are off by default too; signatures are verified.
LintOptions all_rules_on();

// The zone; nothing when it cannot be read at all, for which there must be a reason.
std::optional<LoadedZone> load(std::string_view file, FileAccess& files);

// Whether zonemend read all of the zone, and the default rules find no error.
bool is_sound(const LoadedZone& loaded);

// The findings stand in order in the sources, each has a rule that is known and a message, and each
// of their fixes can be applied.
void require_well_formed(const SourceSet& sources, const std::vector<Finding>& findings);

// The edits of one source make `after` of `before`, and leave each byte outside them as it was.
void require_edits_make(std::string_view before, const std::vector<Edit>& edits,
                        std::string_view after);

// The records, one a line: owner, TTL, type, rdata, in the order of reading.
std::string records_text(const Zone& zone);
// The same as BIND serves them, each once, sorted: as `zonemend canon` prints them.
std::string canonical_text(const Zone& zone);

}  // namespace zonemend::fuzz
