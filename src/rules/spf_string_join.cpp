#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/spf.h"
#include "rules/shared/spf_records.h"

namespace zonemend::rules {

extern const Rule spf_string_join;

namespace {

constexpr std::size_t max_string_size = 255;  // octets

// A space at the end of the string before the border, or at the start of the one behind it; nothing
// where none of the two is quoted and has room.
std::optional<Edit> put_space(const TxtText& text, const std::vector<Span>& strings,
                              std::size_t border) {
  const auto& starts = text.starts();
  for (std::size_t i = 1; i < strings.size(); ++i) {
    if (starts[i] != border) continue;
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.text().size();
    const auto is_quoted = [&](const Span& span) {
      return text.zone().sources().text(span).starts_with('"');
    };
    const Span before = strings[i - 1];
    if (is_quoted(before) && starts[i] - starts[i - 1] < max_string_size) {
      return Edit{{before.source, before.end - 1, before.end - 1}, " "};
    }
    const Span behind = strings[i];
    if (is_quoted(behind) && end - starts[i] < max_string_size) {
      return Edit{{behind.source, behind.begin + 1, behind.begin + 1}, " "};
    }
  }
  return std::nullopt;
}

std::optional<Fix> put_spaces(const TxtText& text, const std::vector<SpfJoin>& joins) {
  const std::vector<Span> strings = text.strings();
  Fix fix{"put a space between them", Safety::unsafe, {}};
  for (const SpfJoin& join : joins) {
    auto edit = put_space(text, strings, join.at);
    if (!edit) return std::nullopt;
    fix.edits.push_back(std::move(*edit));
  }
  return fix;
}

// The second term, as far as it stands in the string behind the border.
Place place_behind(const TxtText& text, const SpfJoin& join) {
  const auto& starts = text.starts();
  const auto next = std::upper_bound(starts.begin(), starts.end(), join.at);
  const std::size_t end = join.at + join.behind.size();
  return text.place(join.at, next == starts.end() ? end : std::min(*next, end));
}

void check_text(const TxtText& text, FindingSink& sink) {
  const std::vector<SpfJoin> joins = find_spf_joins(text);
  if (joins.empty() || text.is_judged_elsewhere()) return;
  const SpfJoin& first = joins.front();
  Finding finding =
      make_finding(spf_string_join, place_behind(text, first),
                   fmt::format("the strings join without a space: receivers read '{}{}'",
                               excerpt(first.before), excerpt(first.behind)),
                   text.zone().is_generated(text.record())
                       ? "write \\\" around the text, inside the quotes, which $GENERATE takes off"
                       : "put a space in front of it, inside the quotes");
  finding.label = "a new term of the policy";
  for (std::size_t i = 1; i < joins.size(); ++i) {
    finding.labels.push_back({place_behind(text, joins[i]), "here as well"});
  }
  if (auto fix = put_spaces(text, joins)) finding.fixes.push_back(std::move(*fix));
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  for (const SpfRecord& spf : zone.fact<SpfRecords>().all) {
    const bool is_joined = (spf.traits & spf_joined) != 0;
    if (!is_joined || !text_starts_with(zone.rdata(spf.record), spf_version)) continue;
    TxtText text;
    text.read(zone, zone.record(spf.record));
    check_text(text, sink);
  }
}

}  // namespace

const Rule spf_string_join = {
    .id = "spf-string-join",
    .severity = Severity::error,
    .summary = "terms of an SPF policy run together where its strings join",
    .authority = "RFC 7208 section 3.3",
    .docs =
        {
            .what = "An SPF policy in several strings, of which one ends with a whole term and "
                    "the next begins with another, without a space at either side. A term that "
                    "is itself split over two strings is fine and not reported.",
            .why = "Receivers join the strings with nothing in between, so that two terms become "
                   "one that does not exist. The policy is then void (permerror), or the name of "
                   "an include is one that nobody has. The file looks right, and every server "
                   "loads it.",
            .example =
                "@ IN TXT \"v=spf1 include:_spf.example.net\" \"include:_spf.example.org -all\"",
            .instead =
                "@ IN TXT \"v=spf1 include:_spf.example.net \" \"include:_spf.example.org -all\"",
            .fix = "Puts a space at the end of the first string, or at the start of the second. It "
                   "is unsafe, because another text is served then: the one that was meant.",
        },
    .check = check,
};

}  // namespace zonemend::rules
