#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/lookup.h"
#include "rules/shared/spf.h"
#include "rules/shared/txt_records.h"
#include "rules/shared/txt_text.h"

namespace zonemend::rules {

extern const Rule txt_control_char;

namespace {

bool is_control(char c) {
  const auto octet = static_cast<unsigned char>(c);
  return octet < 0x20 || octet == 0x7f;
}

// A form feed or vertical tab as it is, in a word: odd-white-space speaks of it.
bool is_odd_white_space(const TxtText& text, std::size_t at) {
  const SourceSet& sources = text.zone().sources();
  const Span place = text.place(at, at + 1);
  const std::string_view written = sources.text(place);
  if (written != "\f" && written != "\v") return false;
  const auto strings = text.strings();
  return std::any_of(strings.begin(), strings.end(), [&](const Span& string) {
    return string.contains(place) && !sources.text(string).starts_with('"');
  });
}

std::string name_of(char c) {
  switch (c) {
    case '\t':
      return "a tab";
    case '\n':
      return "a line end";
    case '\r':
      return "a carriage return";
    case '\0':
      return "a NUL octet";
    default:
      return fmt::format("a control character (octet {})", static_cast<unsigned char>(c));
  }
}

void check(const Zone& zone, FindingSink& sink) {
  TxtText text;
  for (const RecordId id : zone.fact<TxtRecords>().with_control_characters) {
    text.read(zone, zone.record(id));
    if (is_spf(text.text()) || is_occluded(zone, text.record().owner)) continue;
    const auto found = std::find_if(text.text().begin(), text.text().end(), is_control);
    const auto at = static_cast<std::size_t>(found - text.text().begin());
    if (is_odd_white_space(text, at)) continue;
    sink.push_back(make_finding(txt_control_char, text.place(at, at + 1),
                                fmt::format("{} in the text", name_of(text.text()[at])),
                                "delete it, or write a space"));
  }
}

}  // namespace

const Rule txt_control_char = {
    .id = "txt-control-char",
    .severity = Severity::info,
    .summary = "text of a TXT record has a control character",
    .authority = "practice",
    .docs =
        {
            .what = "A tab, a line end, a NUL or another control character in a string of a TXT "
                    "record, as it is or as an escape (\\009). In an SPF policy it is reported "
                    "by spf-syntax, as an error.",
            .why = "It is served as a part of the text. Programs that compare the text, such as "
                   "those that verify the ownership of a domain, do not find what they expect, and "
                   "many DNS providers do not take the record.",
            .example = "@ IN TXT \"verify=abc\\009\"",
            .instead = "@ IN TXT \"verify=abc\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
