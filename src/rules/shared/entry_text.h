// Rules that look at the text of a zone's files rather than at its records.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "zonemend/rule.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// The text of one of the zone's documents.
std::string_view bytes_of(const Zone& zone, const Document& document);
std::string_view text_of(const Zone& zone, const Document& document, const Entry& entry);

// The entry that holds the byte offset.
const Entry& entry_at(const Document& document, std::uint32_t offset);
// The document that was read from the source.
const Document& document_of(const Zone& zone, SourceId source);

// All tokens of the entry, white space and comments included.
std::vector<Token> tokens_of(const Zone& zone, const Document& document, const Entry& entry);
inline Span span_of(const Document& document, const Token& token) {
  return {document.source, token.begin, token.end};
}
inline Span span_of(const Document& document, const Entry& entry) {
  return {document.source, entry.begin, entry.end};
}

// The entry above the record in its file that is neither blank nor comment; null when there is
// none.
const Entry* entry_above(const Zone& zone, const Record& record);

// Removes what the reader found in the entry because it could not read it: the caller names the
// cause, and one finding for one fault is enough. True when there was something.
bool replace_reader_findings(FindingSink& sink, const Span& entry);

}  // namespace zonemend::rules
