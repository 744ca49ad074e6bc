// The objects of the formats json and jsonl; src/doc/zonemend-report.schema.json describes them.
#pragma once

#include <string>

#include "report/shared/json_text.h"
#include "zonemend/report.h"

namespace zonemend {

// Raised when a member changes its meaning or goes; not when one is added.
inline constexpr int report_schema_version = 1;

// "tool", "version", "schemaVersion", "command": what every document begins with.
Json document_json(std::string_view command);

// `placed`: the finding speaks of some text. The fingerprint is left out when empty.
Json finding_json(const SourceSet& sources, const Finding& finding, bool placed,
                  const std::string& fingerprint = {});
Json summary_json(const Tally& tally);
Json plan_json(const PlanReport& report);

}  // namespace zonemend
