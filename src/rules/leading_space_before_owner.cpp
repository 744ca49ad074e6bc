#include <fmt/format.h>

#include "rules/shared/entry_text.h"
#include "rules/shared/records.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule leading_space_before_owner;

namespace {

// "IM", "N", "INN": perhaps no owner, but a class with a typing error.
bool may_be_class(std::string_view word) {
  constexpr std::string_view in = "IN";
  if (word.size() > 3) return false;
  for (std::size_t i = 0; i < 3; ++i) {
    // Without one letter each, the two are the same.
    for (std::size_t j = 0; j < 2 && i < word.size(); ++j) {
      const std::string shorter = std::string(word).erase(i, 1);
      if (ascii::equal_ignoring_case(shorter, std::string(in).erase(j, 1))) return true;
      if (ascii::equal_ignoring_case(shorter, in)) return true;
    }
  }
  return ascii::equal_ignoring_case(word, "I") || ascii::equal_ignoring_case(word, "N");
}

// Records without an owner of their own below this line: whose they are is then a guess.
bool is_followed_by_heirs(const Document& document, std::uint32_t index) {
  for (const Entry& entry : std::span(document.entries).subspan(index + 1)) {
    if (entry.kind == EntryKind::blank || entry.kind == EntryKind::comment) continue;
    return entry.kind == EntryKind::record && entry.starts_blank;
  }
  return false;
}

void offer_deletion(const Zone& zone, Finding& finding) {
  const Document& document = document_of(zone, finding.span.source);
  const std::uint32_t index = entry_index_at(document, finding.span.begin);
  const std::uint32_t begin = document.entries[index].begin;
  if (!ascii::is_blank(bytes_of(zone, document).substr(begin, finding.span.begin - begin))) return;
  const bool certain =
      !may_be_class(zone.sources().text(finding.span)) && !is_followed_by_heirs(document, index);
  finding.fixes.push_back({"delete the white space",
                           certain ? Safety::safe : Safety::unsafe,
                           {{{document.source, begin, finding.span.begin}, ""}}});
}

// The reader finds them; here they get their fix.
void check(const Zone& zone, FindingSink& sink) {
  for (Finding& finding : sink) {
    if (finding.rule == leading_space_before_owner.id) offer_deletion(zone, finding);
  }
}

}  // namespace

const Rule leading_space_before_owner = {
    .id = "leading-space-before-owner",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "white space stands before the owner of a record",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A line that starts with white space and would be a sound record without it: "
                    "its first word is no TTL, class or type.",
            .why = "White space at the start of a line means \"the same owner as above\", so the "
                   "owner is taken for the type. BIND refuses the zone. NSD can take it for a TTL "
                   "and silently give the record, with a TTL of 0, to the owner above.",
            .example = "mail IN A 192.0.2.25\n"
                       "  www IN A 192.0.2.80",
            .instead = "mail IN A 192.0.2.25\n"
                       "www IN A 192.0.2.80",
            .fix = "Deletes the white space. It is safe: no server could read the line as it was "
                   "meant. It is unsafe where the word may be a mistyped \"IN\", and where records "
                   "without an owner follow, which may belong to either owner.",
        },
    .check = Check::amending(check),
};

}  // namespace zonemend::rules
