// What zonemend has to say about a piece of text. Findings are data: the reader, the rules and the
// planners make them, reports print them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/edit.h"
#include "zonemend/span.h"

namespace zonemend {

enum class Severity : unsigned char { info, warning, error };

std::string_view severity_text(Severity severity);  // "info", "warning", "error"

// A second place that takes part: the other side of a conflict.
struct Label {
  Span span;
  std::string text;  // "first CNAME here"
};

struct Finding {
  std::string_view rule;             // id of a rule (static storage)
  std::optional<Severity> severity;  // set: overrides the rule's default
  Span span;                         // the narrowest text that is wrong
  std::string message;               // the fact; lower-case start, no final period
  std::string label;                 // what stands at `span`, for the excerpt; may be empty
  std::vector<Label> labels;         // every other participant, in file order
  std::string help;                  // what to do about it
  std::vector<Fix> fixes;
};

}  // namespace zonemend
