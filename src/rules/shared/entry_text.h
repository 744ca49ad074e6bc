// Rules that look at the text of a zone's files rather than at its records.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "zonemend/rule.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// A fix of more edits would take gigabytes: it is not offered.
inline constexpr std::size_t most_edits = 10000000;

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

// Where the reader, or a rule before, said that an entry cannot be read. Looks at the sink once, for
// a rule may ask for every entry of the zone.
class Refusals {
 public:
  explicit Refusals(const FindingSink& sink);

  bool any_in(const Span& entry) const;
  // The caller names the cause, and one finding for one fault is enough. True when there was some.
  bool replace_in(const Span& entry);
  // Takes what was replaced out of the sink, to which only more was added since.
  void remove_replaced(FindingSink& sink) const;

 private:
  struct Place {
    Span span;
    std::size_t index;  // in the sink
  };
  template <class Visit>
  void for_places_in(const Span& entry, Visit visit) const;

  std::vector<Place> places_;  // sorted
  std::vector<bool> replaced_;  // by index
};

}  // namespace zonemend::rules
