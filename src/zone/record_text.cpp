#include "zonemend/record_text.h"

#include <algorithm>
#include <iterator>

#include "zone/record_fields.h"

namespace zonemend {

Span RecordText::rdata_all() const {
  if (rdata.empty()) return type;
  return {type.source, rdata.front().begin, rdata.back().end};
}

Span RecordText::core() const {
  return {type.source, owner.empty() ? type.begin : owner.begin, rdata_all().end};
}

RecordText record_text(const Source& source, SourceId id, const Entry& entry) {
  std::vector<Token> tokens;
  RecordText text;
  text.line = {id, entry.begin, entry.end};
  Lexer lexer(source.bytes(), entry.begin, entry.end);
  for (Token token; lexer.next(token);) {
    if (token.is_text()) tokens.push_back(token);
    if (token.kind == TokenKind::comment) text.comment = {id, token.begin, token.end};
  }
  // "$GENERATE 1-9 host$ A 192.0.2.$": behind directive and range, the parts of a record.
  if (entry.kind == EntryKind::generate) {
    tokens.erase(tokens.begin(), tokens.begin() + std::min<std::ptrdiff_t>(2, std::ssize(tokens)));
  }
  const RecordFields fields = find_fields(source.bytes(), tokens, entry.starts_blank);

  const auto place = [&](std::size_t index, std::uint32_t otherwise) {
    if (index == RecordFields::absent) return Span{id, otherwise, otherwise};
    return Span{id, tokens[index].begin, tokens[index].end};
  };
  text.owner = place(fields.owner, entry.begin);
  text.type = place(fields.type, tokens.empty() ? entry.begin : tokens.back().end);
  text.ttl = place(fields.ttl, text.type.begin);
  text.rr_class = place(fields.rr_class, text.type.begin);
  text.ttl_first = fields.ttl == RecordFields::absent || fields.ttl < fields.rr_class;
  if (fields.type != RecordFields::absent) {
    for (std::size_t i = fields.rdata(); i < tokens.size(); ++i) {
      text.rdata.push_back(place(i, 0));
    }
  }
  return text;
}

RecordText record_text(const Zone& zone, const Record& record) {
  const SourceId id = zone.documents()[record.document].source;
  return record_text(zone.sources().at(id), id, zone.entry(record));
}

Span record_span(const Zone& zone, const Record& record) {
  return record_text(zone, record).core();
}

Span rdata_span(const Zone& zone, const Record& record, std::size_t field) {
  const RecordText text = record_text(zone, record);
  const bool generic = !text.rdata.empty() && zone.sources().text(text.rdata[0]) == "\\#";
  return field < text.rdata.size() && !generic ? text.rdata[field] : text.rdata_all();
}

}  // namespace zonemend
