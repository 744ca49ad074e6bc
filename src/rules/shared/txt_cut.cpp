#include "rules/shared/txt_cut.h"

#include <algorithm>

#include "rules/shared/entry_text.h"
#include "rules/shared/tag_list.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

// "p=none", perhaps between blanks: a name of the kind that tags have, and a value in one word.
bool starts_tag(std::string_view text) {
  const std::size_t equals = text.find('=');
  return equals != text.npos && is_tag_name(trim_blanks(text.substr(0, equals)));
}
bool is_tag(std::string_view text) {
  return starts_tag(text) && trim_blanks(text).find_first_of(" \t\"") == text.npos;
}

// A version comes first in these lists, or one of the tags of a DKIM key.
bool starts_tag_list(std::string_view text) {
  if (!starts_tag(text)) return false;
  const std::string_view name = trim_blanks(text.substr(0, text.find('=')));
  return name.size() == 1 && std::string_view("vkhp").find(ascii::lower(name[0])) != name.npos;
}

// Whoever quoted a string with a semicolon in it knows what they do; behind other quotes, the
// comment must look the part.
bool is_cut_between(std::string_view string, std::string_view comment) {
  const std::string_view first = comment.substr(0, comment.find(';'));
  if (!string.starts_with('"')) return starts_tag_list(string) && starts_tag(first);
  const std::string_view inside = string.substr(1, string.size() - 2);
  return inside.find(';') == inside.npos && starts_tag_list(inside) && is_tag(first);
}

}  // namespace

std::optional<TxtCut> find_txt_cut(const Zone& zone, const Record& record) {
  const Entry& entry = zone.entry(record);
  const Document& document = zone.documents()[record.document];
  if (entry.kind != EntryKind::record) return std::nullopt;
  if (text_of(zone, document, entry).find(';') == std::string_view::npos) return std::nullopt;
  const std::string_view bytes = bytes_of(zone, document);
  Token last;
  for (const Token& token : tokens_of(zone, document, entry)) {
    if (token.is_text()) last = token;
    if (token.kind == TokenKind::newline) last = Token{};
    if (token.kind != TokenKind::comment || !last.is_text()) continue;
    const TxtCut cut{span_of(document, last), span_of(document, token)};
    const std::string_view comment = bytes.substr(token.begin + 1, token.end - token.begin - 1);
    if (is_cut_between(zone.sources().text(cut.string), comment)) return cut;
  }
  return std::nullopt;
}

std::uint32_t end_of_tags(const Zone& zone, const TxtCut& cut) {
  const std::string_view comment = zone.sources().text(cut.comment);
  std::size_t end = 0;
  for (std::size_t at = 0; at < comment.size();) {  // each round starts at a semicolon
    const std::size_t next = std::min(comment.find(';', at + 1), comment.size());
    const std::string_view part = comment.substr(at + 1, next - at - 1);
    if (!is_tag(part)) break;
    end = at + 1 + part.find_last_not_of(" \t") + 1;
    at = next;
  }
  // The semicolon behind the last tag belongs to the list.
  if (end + 1 == comment.size() && comment[end] == ';') ++end;
  return cut.comment.begin + static_cast<std::uint32_t>(end);
}

}  // namespace zonemend::rules
