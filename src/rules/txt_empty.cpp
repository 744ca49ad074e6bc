#include <algorithm>

#include "rules/shared/records.h"
#include "rules/shared/txt_records.h"

namespace zonemend::rules {

extern const Rule txt_empty;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : zone.fact<TxtRecords>().empty) {
    sink.push_back(make_finding(txt_empty, place_of(zone, zone.record(id)),
                                "this TXT record has no text",
                                "write the text, or delete the record"));
  }
}

}  // namespace

const Rule txt_empty = {
    .id = "txt-empty",
    .severity = Severity::info,
    .summary = "TXT record has no text",
    .authority = "practice",
    .docs =
        {
            .what = "A TXT record whose strings are all empty.",
            .why = "It says nothing to anybody. Usually a value was not filled in. Where the "
                   "record is there to keep a wildcard from answering for the name, a text "
                   "that says so serves better.",
            .example = "_acme-challenge IN TXT \"\"",
            .instead = "; delete it, or write the text",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
