#include "rules/shared/entry_text.h"

#include <algorithm>

namespace zonemend::rules {

std::string_view bytes_of(const Zone& zone, const Document& document) {
  return zone.sources().at(document.source).bytes();
}

std::string_view text_of(const Zone& zone, const Document& document, const Entry& entry) {
  return bytes_of(zone, document).substr(entry.begin, entry.end - entry.begin);
}

const Entry& entry_at(const Document& document, std::uint32_t offset) {
  return document.entries[entry_index_at(document, offset)];
}

const Document& document_of(const Zone& zone, SourceId source) {
  const auto& documents = zone.documents();
  return *std::find_if(documents.begin(), documents.end(),
                       [source](const Document& document) { return document.source == source; });
}

std::vector<Token> tokens_of(const Zone& zone, const Document& document, const Entry& entry) {
  std::vector<Token> tokens;
  Lexer lexer(bytes_of(zone, document), entry.begin, entry.end);
  for (Token token; lexer.next(token);) tokens.push_back(token);
  return tokens;
}

const Entry* entry_above(const Zone& zone, const Record& record) {
  const auto& entries = zone.documents()[record.document].entries;
  for (std::uint32_t i = record.entry; i-- > 0;) {
    const EntryKind kind = entries[i].kind;
    if (kind != EntryKind::blank && kind != EntryKind::comment) return &entries[i];
  }
  return nullptr;
}

bool replace_reader_findings(FindingSink& sink, const Span& entry) {
  const auto is_readers = [&entry](const Finding& finding) {
    const Rule* rule = find_rule(finding.rule);
    return rule != nullptr && rule->effect == Effect::unreadable && entry.contains(finding.span);
  };
  return std::erase_if(sink, is_readers) > 0;
}

}  // namespace zonemend::rules
