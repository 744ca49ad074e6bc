#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "rules/shared/entry_text.h"
#include "rules/shared/records.h"
#include "zonemend/rdata.h"

namespace zonemend::rules {

extern const Rule commented_out_duplicate;

namespace {

struct Remark {
  Name owner;
  RrType type = RrType::none;
};

// The words of a comment, without what introduces it.
std::vector<RdataToken> words_of(const Zone& zone, const Document& document, const Entry& entry) {
  const std::string_view bytes = bytes_of(zone, document);
  const std::size_t text = bytes.find_first_not_of(" \t;", entry.begin);
  std::vector<RdataToken> words;
  Lexer lexer(bytes, static_cast<std::uint32_t>(std::min<std::size_t>(text, entry.end)), entry.end);
  for (Token token; lexer.next(token) && token.kind != TokenKind::comment;) {
    if (!token.is_text()) continue;
    const bool is_quoted = token.kind == TokenKind::quoted;
    const std::uint32_t quote = is_quoted ? 1 : 0;
    const std::size_t size = token.end - token.begin - 2 * quote;
    words.push_back({bytes.substr(token.begin + quote, size), is_quoted});
  }
  return words;
}

bool is_ttl_or_class(std::string_view word) {
  return ttl_from_text(word).error == TtlError::none || rr_class_from_text(word).has_value();
}

// The record that the comment would be without its semicolon; it must name its owner.
std::optional<Remark> read_remark(const Zone& zone, std::span<const RdataToken> words,
                                  NameView origin) {
  if (words.size() < 3 || words[0].quoted) return std::nullopt;
  const auto owner = Name::parse(words[0].text, origin);
  std::size_t at = 1;
  while (at < words.size() && at < 3 && is_ttl_or_class(words[at].text)) ++at;
  if (!owner || at == words.size()) return std::nullopt;
  const auto type = rr_type_from_text(words[at].text);
  std::string wire;
  if (!type || parse_rdata(*type, zone.rr_class(), words.subspan(at + 1), origin, wire)) {
    return std::nullopt;
  }
  return Remark{*owner, *type};
}

void check_comment(const Zone& zone, std::size_t number, std::uint32_t index, FindingSink& sink) {
  const Document& document = zone.documents()[number];
  const Entry& entry = document.entries[index];
  const auto words = words_of(zone, document, entry);
  const auto remark = read_remark(zone, words, zone.origin_at(number, index));
  const NameId owner = remark ? zone.names().find(remark->owner) : no_name;
  if (owner == no_name || !zone.has(owner, remark->type)) return;
  const Span whole = span_of(document, entry);
  const std::string_view text = zone.sources().text(whole);
  const auto end = whole.begin + static_cast<std::uint32_t>(text.find_last_not_of(" \t\r\n") + 1);
  Finding finding = make_finding(
      commented_out_duplicate, Span{whole.source, whole.begin, end},
      fmt::format("a record of {} is commented out, and another one of its type is there",
                  quoted(remark->owner)),
      "delete the comment; the history of the file keeps it");
  add_label(finding, zone, first_at(zone, owner, remark->type), "in service");
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  for (std::size_t number = 0; number < zone.documents().size(); ++number) {
    const auto& entries = zone.documents()[number].entries;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      if (entries[i].kind == EntryKind::comment) check_comment(zone, number, i, sink);
    }
  }
}

}  // namespace

const Rule commented_out_duplicate = {
    .id = "commented-out-duplicate",
    .severity = Severity::info,
    .enabled = false,
    .summary = "comment holds an old version of a record",
    .authority = "practice",
    .docs =
        {
            .what = "A comment that would be a record without its semicolon, of a name and type "
                    "that the zone has. Not part of the default rules.",
            .why = "Old addresses pile up in comments, and sooner or later somebody takes one for "
                   "the one in service, or brings it back by accident. Version control remembers "
                   "them better.",
            .example = "www IN A 192.0.2.80\n"
                       ";www IN A 192.0.2.17",
            .instead = "www IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
