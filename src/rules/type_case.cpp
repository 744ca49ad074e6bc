#include <fmt/format.h>

#include <string>

#include "rules/shared/records.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule type_case;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const Record& record : zone.records()) {
    if (zone.entry(record).kind != EntryKind::record) continue;
    const RecordText text = record_text(zone, record);
    std::string words;
    Fix fix{"write it in capitals", Safety::safe, {}};
    for (const Span& span : {text.rr_class, text.type}) {
      const std::string_view word = zone.sources().text(span);
      std::string upper = ascii::in_capitals(word);
      if (upper == word) continue;
      words += fmt::format("{}'{}'", words.empty() ? "" : " and ", word);
      fix.edits.push_back({span, std::move(upper)});
    }
    if (fix.edits.empty()) continue;
    Finding finding = make_finding(type_case, fix.edits[0].span,
                                   fmt::format("{} in small letters", words), "write capitals");
    finding.fixes.push_back(std::move(fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule type_case = {
    .id = "type-case",
    .severity = Severity::info,
    .enabled = false,
    .summary = "class or type is not written in capitals",
    .authority = "practice",
    .docs =
        {
            .what = "\"in a\" for \"IN A\". Not part of the default rules.",
            .why = "Letter case means nothing to name servers. Capitals tell class and type from "
                   "the names around them, and a search for \" MX \" finds every one.",
            .example = "www in a 192.0.2.80",
            .instead = "www IN A 192.0.2.80",
            .fix = "Writes capitals. It is safe: the record stays the same.",
        },
    .check = check,
};

}  // namespace zonemend::rules
