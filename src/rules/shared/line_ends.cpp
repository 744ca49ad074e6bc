#include "rules/shared/line_ends.h"

#include "rules/shared/entry_text.h"
#include "rules/shared/rare_octets.h"

namespace zonemend::rules {
namespace {

// Calls visit(span of the line end) for each that ends a line.
template <class Visit>
void for_line_ends(std::string_view bytes, SourceId source, Visit visit) {
  for (std::size_t feed = bytes.find('\n'); feed < bytes.size();
       feed = bytes.find('\n', feed + 1)) {
    const std::size_t begin = feed > 0 && bytes[feed - 1] == '\r' ? feed - 1 : feed;
    // Behind a backslash it may be part of a string.
    if (begin > 0 && bytes[begin - 1] == '\\') continue;
    visit(Span{source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(feed + 1)});
  }
}

}  // namespace

LineEnds count_line_ends(const Zone& zone, const Document& document) {
  LineEnds ends;
  if (!zone.fact<RareOctets>().occur(document.source, carriage_return)) return ends;
  const std::string_view bytes = bytes_of(zone, document);
  for_line_ends(bytes, document.source, [&ends](const Span& place) {
    const bool is_crlf = place.size() == 2;
    std::size_t& count = is_crlf ? ends.crlf : ends.lf;
    if (count++ == 0) (is_crlf ? ends.first_crlf : ends.first_lf) = place;
  });
  return ends;
}

Fix write_line_ends(const Zone& zone, const Document& document, std::string_view wanted) {
  Fix fix{wanted == "\n" ? "end all lines with LF" : "end all lines with CR LF", Safety::safe, {}};
  for_line_ends(bytes_of(zone, document), document.source, [&](const Span& place) {
    if (zone.sources().text(place) != wanted) fix.edits.push_back({place, std::string(wanted)});
  });
  return fix;
}

}  // namespace zonemend::rules
