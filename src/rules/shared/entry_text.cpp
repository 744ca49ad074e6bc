#include "rules/shared/entry_text.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace zonemend::rules {
namespace {

bool comes_before(const Span& a, const Span& b) {
  return std::tie(a.source, a.begin) < std::tie(b.source, b.begin);
}

// By source: the number of the first document that was read from it.
struct FirstDocuments {
  explicit FirstDocuments(const Zone& zone) : of_source(zone.sources().size()) {
    for (std::size_t i = zone.documents().size(); i-- > 0;) {
      of_source[zone.documents()[i].source] = i;
    }
  }

  std::vector<std::size_t> of_source;
};

}  // namespace

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
  return zone.documents()[zone.fact<FirstDocuments>().of_source[source]];
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

Refusals::Refusals(const FindingSink& sink) : replaced_(sink.size(), false) {
  std::size_t index = 0;
  for (const Finding& finding : sink) {
    const Rule* rule = find_rule(finding.rule);
    if (rule != nullptr && rule->effect == Effect::unreadable) {
      places_.push_back({finding.span, index});
    }
    ++index;
  }
  std::sort(places_.begin(), places_.end(),
            [](const Place& a, const Place& b) { return comes_before(a.span, b.span); });
}

// Calls visit(place) for each place within the entry.
template <class Visit>
void Refusals::for_places_in(const Span& entry, Visit visit) const {
  auto at = std::lower_bound(
      places_.begin(), places_.end(), entry,
      [](const Place& place, const Span& span) { return comes_before(place.span, span); });
  for (; at != places_.end() && at->span.source == entry.source && at->span.begin <= entry.end;
       ++at) {
    if (entry.contains(at->span)) visit(*at);
  }
}

bool Refusals::any_in(const Span& entry) const {
  bool any = false;
  for_places_in(entry, [&](const Place&) { any = true; });
  return any;
}

bool Refusals::replace_in(const Span& entry) {
  bool any = false;
  for_places_in(entry, [&](const Place& place) { replaced_[place.index] = any = true; });
  return any;
}

void Refusals::remove_replaced(FindingSink& sink) const {
  std::size_t index = 0;
  std::erase_if(sink.list(), [&](const Finding&) {
    const std::size_t at = index++;
    return at < replaced_.size() && replaced_[at];
  });
}

}  // namespace zonemend::rules
