#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/lookup.h"
#include "rules/shared/spf.h"
#include "rules/shared/txt_records.h"
#include "rules/shared/txt_text.h"

namespace zonemend::rules {

extern const Rule txt_edge_space;

namespace {

// Blanks do no harm in lists of tags, and SPF has rules of its own.
bool is_policy(std::string_view text) {
  const std::string_view trimmed = trim_blanks(text);
  return trimmed.size() > 1 && trimmed[1] == '=';
}

// Deletes them where they are written as they are, within a quoted string.
void add_edit(const TxtText& text, std::size_t begin, std::size_t end, Fix& fix) {
  if (begin == end) return;
  const Span span = text.place(begin, end);
  const std::string_view written = text.zone().sources().text(span);
  if (written == text.text().substr(begin, end - begin)) fix.edits.push_back({span, ""});
}

void check_text(const TxtText& text, FindingSink& sink) {
  const std::string_view all = text.text();
  const std::size_t begin = std::min(all.find_first_not_of(' '), all.size());
  const std::size_t end = all.find_last_not_of(' ') + 1;  // npos + 1 is 0
  if (end == 0 || end - begin == all.size() || is_policy(all)) return;
  if (is_occluded(text.zone(), text.record().owner)) return;
  const bool is_front = begin > 0;
  Finding finding = make_finding(
      txt_edge_space, is_front ? text.place(0, begin) : text.place(end, all.size()),
      fmt::format("the text {} with a space", is_front ? "begins" : "ends"), "delete it");
  Fix fix{"delete the spaces", Safety::unsafe, {}};
  add_edit(text, 0, begin, fix);
  add_edit(text, end, all.size(), fix);
  if (!fix.edits.empty()) finding.fixes.push_back(std::move(fix));
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  TxtText text;
  for (const RecordId id : zone.fact<TxtRecords>().with_edge) {
    text.read(zone, zone.record(id));
    check_text(text, sink);
  }
}

}  // namespace

const Rule txt_edge_space = {
    .id = "txt-edge-space",
    .severity = Severity::info,
    .summary = "text of a TXT record begins or ends with a space",
    .authority = "practice",
    .docs =
        {
            .what = "A TXT record whose text begins or ends with a space. Policies that are "
                    "lists of tags are left out: there it does no harm.",
            .why = "The space is a part of what is served. A service that compares the text to "
                   "verify the ownership of a domain does not find its token, and nobody sees why.",
            .example = "@ IN TXT \"site-verification=abc \"",
            .instead = "@ IN TXT \"site-verification=abc\"",
            .fix = "Deletes the spaces. It is unsafe, because another text is served then.",
        },
    .check = check,
};

}  // namespace zonemend::rules
