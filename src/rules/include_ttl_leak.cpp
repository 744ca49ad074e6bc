#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/records.h"
#include "zonemend/record_text.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule include_ttl_leak;

namespace {

// The first line behind the $INCLUDE that takes the default TTL which the included file left.
const Entry* first_taker(const Zone& zone, const Inclusion& inclusion) {
  const Document& document = zone.documents()[inclusion.parent];
  const Source& source = zone.sources().at(document.source);
  for (std::size_t i = inclusion.entry + 1; i < document.entries.size(); ++i) {
    const Entry& entry = document.entries[i];
    if (entry.kind == EntryKind::ttl || entry.kind == EntryKind::include) return nullptr;
    const bool makes_records = entry.kind == EntryKind::record || entry.kind == EntryKind::generate;
    if (makes_records && record_text(source, document.source, entry).ttl.empty()) return &entry;
  }
  return nullptr;
}

Fix repeat_ttl(const Zone& zone, const Inclusion& inclusion, std::uint32_t ttl) {
  const Document& document = zone.documents()[inclusion.parent];
  const std::uint32_t at = document.entries[inclusion.entry].end;
  const std::string_view bytes = zone.sources().at(document.source).bytes().substr(0, at);
  const std::string_view line_end = bytes.ends_with("\r\n") ? "\r\n" : "\n";
  return {fmt::format("repeat '$TTL {}' after the $INCLUDE", ttl),
          Safety::safe,
          {{{document.source, at, at}, fmt::format("$TTL {}{}", ttl, line_end)}}};
}

void check(const Zone& zone, FindingSink& sink) {
  for (std::size_t i = 1; i < zone.documents().size(); ++i) {
    const Inclusion& inclusion = zone.inclusion(i);
    const auto after = zone.default_ttl_at(inclusion.parent, inclusion.entry);
    if (!inclusion.default_ttl || !after || after == inclusion.default_ttl) continue;
    const Entry* taker = first_taker(zone, inclusion);
    if (taker == nullptr) continue;
    const Document& document = zone.documents()[inclusion.parent];
    const Entry& directive = document.entries[inclusion.entry];
    Finding finding = make_finding(
        include_ttl_leak, Span{document.source, directive.begin, directive.begin + 8},
        fmt::format("the included file changes $TTL from {} to {}, and BIND keeps that after it",
                    *inclusion.default_ttl, *after),
        fmt::format("Knot goes back to {} after the file: write the $TTL that you mean again, "
                    "after the $INCLUDE",
                    *inclusion.default_ttl));
    const Span line =
        record_text(zone.sources().at(document.source), document.source, *taker).core();
    finding.labels.push_back({line, fmt::format("gets {} in BIND and NSD", *after)});
    if (zone.times_read(document.source) == 1) {
      finding.fixes.push_back(repeat_ttl(zone, inclusion, *after));
    }
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule include_ttl_leak = {
    .id = "include-ttl-leak",
    .severity = Severity::info,
    .summary = "included file changes $TTL for the lines after it",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "An included file with another $TTL, and lines after the $INCLUDE that take "
                    "their TTL from it.",
            .why = "The standard restores the origin after an included file, and says nothing "
                   "of the TTL. BIND and NSD keep the file's $TTL, Knot goes back to the old "
                   "one: one file, different TTLs.",
            .example = "$TTL 3600\n"
                       "$INCLUDE short.inc   ; has $TTL 60 in it\n"
                       "www IN A 192.0.2.1",
            .instead = "$TTL 3600\n"
                       "$INCLUDE short.inc\n"
                       "$TTL 3600\n"
                       "www IN A 192.0.2.1",
            .fix = "Repeats the $TTL that BIND uses after the $INCLUDE: nothing changes there.",
        },
    .check = check,
};

}  // namespace zonemend::rules
