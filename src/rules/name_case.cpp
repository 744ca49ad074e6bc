#include <fmt/format.h>

#include "rules/shared/records.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule name_case;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const Record& record : zone.records()) {
    if (record.owner_inherited || zone.entry(record).kind != EntryKind::record) continue;
    const Span owner = record_text(zone, record).owner;
    const std::string_view written = zone.sources().text(owner);
    const std::string small = ascii::in_small_letters(written);
    if (small == written) continue;
    Finding finding = make_finding(name_case, owner, fmt::format("capitals in '{}'", written),
                                   fmt::format("write '{}'", small));
    finding.fixes.push_back({"write small letters", Safety::unsafe, {{owner, small}}});
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule name_case = {
    .id = "name-case",
    .severity = Severity::info,
    .enabled = false,
    .summary = "name of a record is written with capitals",
    .authority = "RFC 4343",
    .docs =
        {
            .what = "A record's own name in which there are capitals. Not part of the default "
                    "rules.",
            .why = "Letter case means nothing in names. A file with one spelling is easier to "
                   "search and to compare.",
            .example = "WWW IN A 192.0.2.80",
            .instead = "www IN A 192.0.2.80",
            .fix = "Writes small letters. It is unsafe, because BIND answers in the letter case of "
                   "the file.",
        },
    .check = check,
};

}  // namespace zonemend::rules
