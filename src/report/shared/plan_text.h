// What an editing command did or refused to do, for a person who may never have seen a zone file:
// the fact first, then what to do.
#pragma once

#include <functional>
#include <ostream>
#include <string>

#include "zonemend/report.h"

namespace zonemend {

// How a format writes a single finding of the plan, with its place.
using FindingWriter = std::function<void(const Finding& finding, std::string_view kind)>;

void write_plan(std::ostream& out, const PlanReport& report, const ReportOptions& options,
                const FindingWriter& write_finding);

// The fact in one sentence: "with this change, www.example.com points at acme.kartra.com".
std::string plan_headline(const PlanReport& report);

// A record as one line of zone text with absolute names: "www.example.com. 300 CNAME a.b.".
std::string record_line(const Zone& zone, const Record& record);
std::string record_line(const Zone& zone, const PlannedRecord& record);

// "www.example.com" of "www.example.com.": names as they are typed outside zone files.
std::string_view without_dot(std::string_view name);

}  // namespace zonemend
