#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/records.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule string_too_long;

namespace {

constexpr std::size_t max_string_size = 255;  // octets
constexpr auto spf = RrType(99);

// How many characters of the text write its next octet: "a", "\;", "\065".
std::size_t octet_size(std::string_view text) {
  if (text[0] != '\\') return 1;
  return text.size() > 3 && ascii::all_digits(text.substr(1, 3)) ? 4 : 2;
}

// The same octets as quoted strings of at most 255.
std::string in_pieces(std::string_view text) {
  std::string pieces = "\"";
  for (std::size_t octets = 0; !text.empty(); ++octets) {
    if (octets > 0 && octets % max_string_size == 0) pieces += "\" \"";
    const std::size_t size = octet_size(text);
    pieces += text.substr(0, size);
    text.remove_prefix(std::min(size, text.size()));
  }
  return pieces + '"';
}

// Readers join the strings of these types; of others the pieces would mean something else.
bool has_joined_strings(const Zone& zone, const Document& document, const Entry& entry) {
  const Source& source = zone.sources().at(document.source);
  const RecordText text = record_text(source, document.source, entry);
  const auto type = rr_type_from_text(source.text(text.type.begin, text.type.end));
  return type == RrType::txt || type == spf;
}

void offer_split(const Zone& zone, Finding& finding) {
  const Document& document = document_of(zone, finding.span.source);
  const Entry& entry = entry_at(document, finding.span.begin);
  if (entry.kind != EntryKind::record || !has_joined_strings(zone, document, entry)) return;
  std::string_view text = zone.sources().text(finding.span);
  if (text.starts_with('"')) text = text.substr(1, text.size() - 2);
  finding.fixes.push_back({"split it into strings of at most 255 octets",
                           Safety::safe,
                           {{finding.span, in_pieces(text)}}});
}

// The reader finds them; here they get their fix.
void check(const Zone& zone, FindingSink& sink) {
  for (Finding& finding : sink) {
    if (finding.rule == string_too_long.id) offer_split(zone, finding);
  }
}

}  // namespace

const Rule string_too_long = {
    .id = "string-too-long",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "character string is longer than 255 octets",
    .authority = "RFC 1035 section 3.3",
    .docs =
        {
            .what = "One string of a TXT or similar record with more than 255 octets.",
            .why = "A string has a length field of one octet. BIND refuses the zone. Long values "
                   "such as DKIM keys are written as several strings; whoever reads them joins the "
                   "pieces without a space.",
            .example = "key1._domainkey IN TXT \"v=DKIM1; p=MIIBIjANBg...300 more characters...\"",
            .instead = "key1._domainkey IN TXT ( \"v=DKIM1; p=MIIBIjANBg...\"\n"
                       "                         \"...the rest of the key\" )",
            .fix = "Splits the string of a TXT or SPF record into strings of 255 octets. It is "
                   "safe: no server could load the record, and readers join the pieces.",
        },
    .check = Check::amending(check),
};

}  // namespace zonemend::rules
