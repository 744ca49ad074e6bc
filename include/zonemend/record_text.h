// Where the parts of a record stand in its text, lexed again on demand.
#pragma once

#include <string_view>
#include <vector>

#include "zonemend/document.h"
#include "zonemend/zone.h"

namespace zonemend {

// Spans of one record entry's parts (of a $GENERATE, the parts from which its records are made); an
// absent part is an empty span at the place where it would stand.
struct RecordText {
  Span owner;               // empty when inherited
  Span ttl;                 // empty when not written
  Span rr_class;            // empty when not written
  Span type;                // empty when the line ends before it
  std::vector<Span> rdata;  // text tokens of the rdata, quotes included
  Span comment;             // the last comment, without line end; empty when none
  Span line;                // the whole entry, line end included
  bool ttl_first = true;    // TTL before class (where both are written)

  // From the first to the last rdata token; the type when there is no rdata.
  Span rdata_all() const;
  // From the owner (or the type, when the owner is inherited) to the last rdata token.
  Span core() const;
};

RecordText record_text(const Source& source, SourceId id, const Entry& entry);
RecordText record_text(const Zone& zone, const Record& record);

// The narrowest span that shows the record to a person: owner to last rdata token.
Span record_span(const Zone& zone, const Record& record);
// The i-th rdata token of the record, or the whole rdata when it is written differently (TYPEnnn).
Span rdata_span(const Zone& zone, const Record& record, std::size_t field);

}  // namespace zonemend
