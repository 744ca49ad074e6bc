#include "zonemend/source.h"

#include <algorithm>
#include <cstring>

namespace zonemend {

namespace {

std::vector<std::uint32_t> find_line_begins(std::string_view bytes) {
  std::vector<std::uint32_t> begins{0};
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  for (const char* at = begin; at < end;) {
    const auto* feed =
        static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (feed == nullptr) break;
    at = feed + 1;
    begins.push_back(static_cast<std::uint32_t>(at - begin));
  }
  return begins;
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

const std::vector<std::uint32_t>& Source::line_begins() const {
  std::call_once(lines_->once, [this] { lines_->begins = find_line_begins(bytes_); });
  return lines_->begins;
}

Position Source::position(std::uint32_t offset) const {
  const auto& begins = line_begins();
  const auto after = std::upper_bound(begins.begin(), begins.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - begins.begin());
  return {line, offset - begins[line - 1] + 1};
}

std::uint32_t Source::line_count() const {
  const auto& begins = line_begins();
  // A final line end does not open another line.
  const bool ends_open = begins.back() < bytes_.size();
  return static_cast<std::uint32_t>(begins.size()) - (ends_open ? 0 : 1);
}

std::uint32_t Source::line_begin(std::uint32_t number) const {
  const auto& begins = line_begins();
  return number <= begins.size() ? begins[number - 1] : static_cast<std::uint32_t>(bytes_.size());
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
