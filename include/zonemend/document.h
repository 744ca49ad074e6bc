// A zone file as text: entries that tile its bytes. No meaning yet: that is zone.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/source.h"
#include "zonemend/token.h"

namespace zonemend {

enum class EntryKind : std::uint8_t {
  blank,              // white space only
  comment,            // a comment alone on its line
  record,             // looks like a record; whether it is one, the loader says
  origin,             // $ORIGIN
  ttl,                // $TTL
  include,            // $INCLUDE
  generate,           // $GENERATE
  date,               // $DATE (BIND only)
  unknown_directive,  // any other $WORD at the start of a line
  broken,             // no tokens to trust: a quote or parenthesis that does not match
};

// The directive that a word is, in any letter case; unknown_directive for every other word.
EntryKind directive_kind(std::string_view word);

// One logical line: to the line end outside parentheses, that line end included.
struct Entry {
  std::uint32_t begin = 0;  // byte offsets into the document's source
  std::uint32_t end = 0;
  EntryKind kind = EntryKind::blank;
  bool starts_blank = false;  // white space comes first: a record without an owner of its own
};

// Invariant: entries tile the source's bytes, and the tokens of an entry (Lexer) tile the entry.
struct Document {
  SourceId source = 0;
  std::vector<Entry> entries;
  FindingSink findings;           // bom, utf16-file, nul-byte, unterminated-quote,
                                  // newline-in-quote, unbalanced-parens, directive-in-parens,
                                  // merge-conflict-marker, no-final-newline, directive-argument
};

// Index of the entry that holds the byte at `offset`; the last one for the end of the source. The
// document must have entries.
std::uint32_t entry_index_at(const Document& document, std::uint32_t offset);

// Reads any bytes. Time linear in the size, whatever the bytes are. What comes out is the same with
// any number of threads. Of each rule at most so many findings are kept.
Document read_document(const Source& source, SourceId id, unsigned threads = 1,
                       std::uint64_t most_findings = FindingSink::usual_most_of_a_rule);

}  // namespace zonemend
