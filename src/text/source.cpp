#include "zonemend/source.h"

#include <algorithm>

#include "text/byte_scan.h"

namespace zonemend {

namespace {

constexpr std::size_t block_size = 4096;

std::uint32_t count_feeds(std::string_view bytes) {
  return static_cast<std::uint32_t>(scan::count(bytes, '\n'));
}

}  // namespace

Source::Source(std::string name, std::string bytes)
    : name_(std::move(name)),
      text_(std::make_unique<std::string>(std::move(bytes))),
      bytes_(*text_) {}

Source::Source(std::string name, std::unique_ptr<char[]> bytes, std::size_t size)
    : name_(std::move(name)), raw_(std::move(bytes)), bytes_(raw_.get(), size) {}

Source Source::named(std::string name) && {
  name_ = std::move(name);
  return std::move(*this);
}

std::vector<Source::LineMark> Source::find_line_marks(std::string_view bytes) {
  std::vector<LineMark> marks{{0, 0}};
  marks.reserve(bytes.size() / block_size + 2);
  for (std::size_t at = 0; at < bytes.size(); at += block_size) {
    const std::string_view block = bytes.substr(at, block_size);
    LineMark mark = marks.back();
    if (const std::uint32_t feeds = count_feeds(block); feeds > 0) {
      mark.ends += feeds;
      mark.begin = static_cast<std::uint32_t>(at + block.rfind('\n') + 1);
    }
    marks.push_back(mark);
  }
  return marks;
}

const std::vector<Source::LineMark>& Source::line_marks() const {
  std::call_once(lines_->once, [this] { lines_->marks = find_line_marks(bytes_); });
  return lines_->marks;
}

Position Source::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(bytes_.size()));
  const LineMark& mark = line_marks()[offset / block_size];
  const std::size_t block = offset / block_size * block_size;
  const std::string_view before = bytes_.substr(block, offset - block);
  const std::size_t feed = before.rfind('\n');
  const auto begin =
      feed == before.npos ? mark.begin : static_cast<std::uint32_t>(block + feed + 1);
  return {mark.ends + count_feeds(before) + 1, offset - begin + 1};
}

std::uint32_t Source::line_count() const {
  const LineMark& end = line_marks().back();
  // A final line end does not open another line.
  return end.ends + (end.begin < bytes_.size() ? 1 : 0);
}

std::uint32_t Source::line_begin(std::uint32_t number) const {
  if (number <= 1) return 0;
  const std::vector<LineMark>& marks = line_marks();
  const std::uint32_t ends = number - 1;  // that stand before the line
  const auto after = std::partition_point(
      marks.begin(), marks.end(), [ends](const LineMark& mark) { return mark.ends < ends; });
  if (after == marks.end()) return static_cast<std::uint32_t>(bytes_.size());
  const auto block = static_cast<std::size_t>(after - marks.begin() - 1);
  std::size_t at = block * block_size;
  for (std::uint32_t left = ends - marks[block].ends; left > 0; --left) {
    at = bytes_.find('\n', at) + 1;
  }
  return static_cast<std::uint32_t>(at);
}

std::string_view Source::line(std::uint32_t number) const {
  std::string_view line = text(line_begin(number), line_begin(number + 1));
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

SourceId SourceSet::add(Source source) {
  sources_.push_back(std::make_unique<Source>(std::move(source)));
  return static_cast<SourceId>(sources_.size() - 1);
}

}  // namespace zonemend
