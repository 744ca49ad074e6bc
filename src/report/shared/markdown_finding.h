// A finding as Markdown: a line that says it, the lines of zone text, and what to do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/source.h"

namespace zonemend {

// A coloured dot.
std::string_view symbol(Severity severity);
// "(dot) **error:** message (`rule`)".
std::string title_text(const Finding& finding);
std::string excerpt_text(const SourceSet& sources, const Finding& finding);
std::string help_text(std::string_view help);
std::string fixes_text(const std::vector<Fix>& fixes);
// All of it.
std::string finding_section(const SourceSet& sources, const Finding& finding);

}  // namespace zonemend
