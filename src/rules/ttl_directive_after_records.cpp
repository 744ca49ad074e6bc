#include "rules/shared/entry_text.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule ttl_directive_after_records;

namespace {

void check_document(const Zone& zone, const Document& document, FindingSink& sink) {
  bool has_record = false;
  for (const Entry& entry : document.entries) {
    has_record = has_record || entry.kind == EntryKind::record;
    if (entry.kind != EntryKind::ttl || !has_record) continue;
    Token word;
    Lexer(bytes_of(zone, document), entry.begin, entry.end).next(word);
    sink.push_back(make_finding(ttl_directive_after_records, span_of(document, word),
                                "the default TTL changes in the middle of the file",
                                "write one $TTL at the top, and TTLs on the records that need "
                                "another one"));
  }
}

void check(const Zone& zone, FindingSink& sink) {
  for (const Document& document : zone.documents()) check_document(zone, document, sink);
}

}  // namespace

const Rule ttl_directive_after_records = {
    .id = "ttl-directive-after-records",
    .severity = Severity::info,
    .enabled = false,
    .summary = "$TTL stands below records",
    .authority = "practice",
    .docs =
        {
            .what =
                "A $TTL line below the first record of its file. Not part of the default rules: "
                "programs that write zones do so on purpose.",
            .why = "The TTL of a record then depends on where it stands. Whoever moves it up or "
                   "down changes its TTL unawares.",
            .example = "www IN A 192.0.2.80\n"
                       "$TTL 300\n"
                       "ftp IN A 192.0.2.21",
            .instead = "www     IN A 192.0.2.80\n"
                       "ftp 300 IN A 192.0.2.21",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
