#include "report/shared/place.h"

#include "report/shared/glyph.h"

namespace zonemend {
namespace {

constexpr std::uint32_t stride = 1024;  // bytes between milestones
constexpr std::uint32_t near_enough = 4 * stride;

std::uint32_t units_of(const Glyph& glyph, ColumnUnit unit) {
  return unit == ColumnUnit::utf16_units && glyph.point > 0xffff ? 2 : 1;
}

}  // namespace

Place Places::of(const Span& span) {
  const Source& source = sources_.at(span.source);
  const Position begin = source.position(span.begin);
  const Position end = source.position(span.end);
  return {begin.line, column(source, span.source, begin, span.begin), end.line,
          column(source, span.source, end, span.end)};
}

std::uint32_t Places::column(const Source& source, SourceId id, const Position& at,
                             std::uint32_t offset) {
  if (unit_ == ColumnUnit::bytes) return at.column;
  const std::uint32_t line_begin = offset - (at.column - 1);
  if (at.column <= near_enough) return 1 + units_in(source.text(line_begin, offset));
  return 1 + units_before(source, id, offset) - units_before(source, id, line_begin);
}

std::uint32_t Places::units_before(const Source& source, SourceId id, std::uint32_t offset) {
  auto found = milestones_.find(id);
  if (found == milestones_.end()) found = milestones_.emplace(id, milestones_of(source)).first;
  std::size_t index = offset / stride;
  // A character across the multiple ends behind it.
  if (found->second[index].offset > offset) --index;
  const Milestone& from = found->second[index];
  return from.units + units_in(source.text(from.offset, offset));
}

std::uint32_t Places::units_in(std::string_view text) const {
  std::uint32_t units = 0;
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    units += units_of(glyph, unit_);
    text.remove_prefix(glyph.size);
  }
  return units;
}

std::vector<Places::Milestone> Places::milestones_of(const Source& source) const {
  const auto size = static_cast<std::uint32_t>(source.bytes().size());
  std::vector<Milestone> milestones;
  Milestone at{0, 0};
  while (true) {
    if (at.offset >= milestones.size() * stride) milestones.push_back(at);
    if (at.offset == size) break;
    const Glyph glyph = first_glyph(source.text(at.offset, size));
    at.units += units_of(glyph, unit_);
    at.offset += static_cast<std::uint32_t>(glyph.size);
  }
  milestones.push_back(at);
  return milestones;
}

}  // namespace zonemend
