// The one way in which zonemend changes text: replace spans, copy everything between them verbatim.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/result.h"
#include "zonemend/span.h"

namespace zonemend {

// Replace the bytes of `span` by `text`. An empty span inserts, an empty text deletes.
struct Edit {
  Span span;
  std::string text;
  friend bool operator==(const Edit&, const Edit&) = default;
};

// What applying a fix may do.
enum class Safety {
  safe,          // loses no data, changes no answer that the zone's servers give
  unsafe,        // changes what is served, or needs a choice; only on request
  display_only,  // shown to people, never applied
};

struct Fix {
  std::string title;  // imperative: "delete the second copy"
  Safety safety = Safety::display_only;
  std::vector<Edit> edits;
};

// Sorts by place; edits at one place keep their order.
void sort_edits(std::vector<Edit>& edits);

// Those of the edits that concern one source, and the sources that edits concern, ascending.
std::vector<Edit> edits_of(const std::vector<Edit>& edits, SourceId source);
std::vector<SourceId> edited_sources(const std::vector<Edit>& edits);

// The text of one source with the edits of that source applied. Fails, and names the overlap, when
// two edits overlap or one lies outside the text. Edits need not be sorted.
Result<std::string> apply_edits(std::string_view original, std::vector<Edit> edits);

// The same change as a unified diff with `context` lines around each hunk, as `git apply` reads it.
// Empty when the edits change nothing. Linear in the size of the hunks; `original` is only scanned
// for line ends.
std::string unified_diff(std::string_view name, std::string_view original,
                         const std::vector<Edit>& edits, unsigned context = 3);

}  // namespace zonemend
