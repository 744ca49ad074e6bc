#include "zonemend/edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/big_pages.h"

namespace zonemend {

void sort_edits(std::vector<Edit>& edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
    if (a.span.source != b.span.source) return a.span.source < b.span.source;
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end < b.span.end;  // an insertion goes before a replacement of what follows it
  });
}

std::vector<Edit> edits_of(const std::vector<Edit>& edits, SourceId source) {
  std::vector<Edit> result;
  std::copy_if(edits.begin(), edits.end(), std::back_inserter(result),
               [source](const Edit& edit) { return edit.span.source == source; });
  return result;
}

std::vector<SourceId> edited_sources(const std::vector<Edit>& edits) {
  std::vector<SourceId> sources;
  for (const Edit& edit : edits) sources.push_back(edit.span.source);
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

Result<std::string> apply_edits(std::string_view original, std::vector<Edit> edits) {
  sort_edits(edits);
  std::size_t size = original.size();
  for (const Edit& edit : edits) size += edit.text.size();

  std::string result;
  reserve_big(result, size);
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    const Span& span = edit.span;
    if (span.begin > span.end || span.end > original.size()) {
      return Error{fmt::format("edit at bytes {} to {} lies outside a text of {} bytes", span.begin,
                               span.end, original.size()),
                   {}};
    }
    if (span.begin < copied) {
      return Error{fmt::format("edits overlap at byte {}", span.begin), {}};
    }
    result += original.substr(copied, span.begin - copied);
    result += edit.text;
    copied = span.end;
  }
  result += original.substr(copied);
  return result;
}

}  // namespace zonemend
