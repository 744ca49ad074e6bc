#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/hostname.h"
#include "rules/shared/rare_octets.h"
#include "rules/shared/records.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule rfc3597_known_type;

namespace {

constexpr std::string_view prefix = "TYPE";

bool has_number_for_type(const Zone& zone, const RecordText& text) {
  return ascii::equal_ignoring_case(zone.sources().text(text.type).substr(0, 4), prefix);
}

bool is_generic(const Zone& zone, const Record& record, const RecordText& text) {
  if (record.type == RrType::txt) return false;  // "\#" may be a string
  return !text.rdata.empty() && zone.sources().text(text.rdata[0]) == "\\#";
}

// Nothing when a comment or a line end would be lost.
std::optional<Edit> plain_rdata(const Zone& zone, const Record& record, const RecordText& text) {
  const Span old = text.rdata_all();
  if (zone.sources().text(old).find_first_of(";()\r\n") != std::string_view::npos) {
    return std::nullopt;
  }
  return Edit{old, rdata_text(record.type, zone.rr_class(), zone.rdata(record))};
}

Fix own_form(const Zone& zone, const Record& record, const RecordText& text) {
  const std::string type = rr_type_text(record.type);
  Fix fix{fmt::format("write it as {}", type), Safety::safe, {}};
  if (has_number_for_type(zone, text)) fix.edits.push_back({text.type, type});
  if (is_generic(zone, record, text)) {
    if (auto rdata = plain_rdata(zone, record, text)) fix.edits.push_back(std::move(*rdata));
  }
  return fix;
}

void check_record(const Zone& zone, const Record& record, FindingSink& sink) {
  const RecordText text = record_text(zone, record);
  const std::string type = rr_type_text(record.type);
  if (type.starts_with(prefix) || rdata_is_opaque(record.type)) return;
  const bool numbered = has_number_for_type(zone, text);
  if (!numbered && !is_generic(zone, record, text)) return;
  const Span place{text.type.source, text.type.begin, text.rdata_all().end};
  Finding finding =
      make_finding(rfc3597_known_type, numbered ? text.type : place,
                   numbered ? fmt::format("{} is the type {}", zone.sources().text(text.type), type)
                            : fmt::format("the data of this {} record is written as octets", type),
                   "write the record in the type's own form, so that people can read it");
  // Named checks names in the type's own form only: a wrong one must not make it refuse the zone.
  if (Fix fix = own_form(zone, record, text); !fix.edits.empty() && !wrong_name_in(zone, record)) {
    finding.fixes.push_back(std::move(fix));
  }
  sink.push_back(std::move(finding));
}

// Such records are rare: a look at the bytes spares the rest.
bool may_be_generic(std::string_view text) {
  if (text.find("\\#") != text.npos) return true;
  for (std::size_t at = text.find_first_of("tT"); at < text.size();
       at = text.find_first_of("tT", at + 1)) {
    const bool starts = at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t');
    if (starts && ascii::equal_ignoring_case(text.substr(at, 4), prefix)) return true;
  }
  return false;
}

void check(const Zone& zone, FindingSink& sink) {
  for_records_with(zone, backslash | y_before_p, [&](const Record& record) {
    const Document& document = zone.documents()[record.document];
    if (may_be_generic(text_of(zone, document, zone.entry(record)))) {
      check_record(zone, record, sink);
    }
  });
}

}  // namespace

const Rule rfc3597_known_type = {
    .id = "rfc3597-known-type",
    .severity = Severity::info,
    .summary = "record of a known type is written as numbers",
    .authority = "RFC 3597 section 5",
    .docs =
        {
            .what = "TYPEnnn or \\# with hexadecimal octets for a type that has a name and a form "
                    "of its own.",
            .why = "It is legal and loads everywhere, which is why some people write new types so "
                   "for old servers. But nobody sees what is served: \"TYPE5 \\# 17 ...\" is an "
                   "alias (CNAME).",
            .example = "www IN TYPE1 \\# 4 C0000250",
            .instead = "www IN A 192.0.2.80",
            .fix = "Writes the type's name and its own form. It is safe: the same octets are "
                   "served.",
        },
    .check = check,
};

}  // namespace zonemend::rules
