// The text of one suppression comment.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "zonemend/span.h"
#include "zonemend/zone.h"

namespace zonemend {

// One "zonemend: …" in a comment, and what it applies to.
struct SuppressionComment {
  static constexpr std::uint32_t whole_file = 0xffffffffu;

  Span span;                // from its semicolon to the end of the comment
  std::uint32_t entry = 0;  // index of the entry that it speaks of, or whole_file
  bool understood = false;  // false: addressed to zonemend, but neither ignore nor ignore-file
  std::vector<Span> rules;  // where the rule ids stand
};

// The suppression comments of one document, in file order.
std::vector<SuppressionComment> suppression_comments(const Source& source,
                                                     const Document& document);

// Those of all documents, by index into zone.documents().
std::vector<std::vector<SuppressionComment>> suppression_comments(const Zone& zone);

}  // namespace zonemend
