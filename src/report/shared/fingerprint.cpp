#include "report/shared/fingerprint.h"

#include <fmt/format.h>

#include "report/shared/repository_path.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

constexpr std::size_t most_of_line = 1024;  // bytes; a line can be the whole file

// FNV-1a, 64 bits: the same on every machine.
class Hash {
 public:
  void add(char byte) { value_ = (value_ ^ static_cast<unsigned char>(byte)) * 0x100000001b3u; }
  void add(std::string_view text) {
    for (const char byte : text) add(byte);
    add('\0');
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325u;
};

// The line on which the span begins, or the beginning of it.
std::string_view line_of(const Source& source, const Span& span) {
  const std::uint32_t begin = source.line_begin(source.position(span.begin).line);
  const std::string_view line = source.bytes().substr(begin, most_of_line);
  return line.substr(0, line.find('\n'));
}

}  // namespace

std::string Fingerprints::of(const SourceSet& sources, const Finding& finding) {
  const Source& source = sources.at(finding.span.source);
  Hash hash;
  hash.add(repository_path(source.name()));
  hash.add(finding.rule);
  hash.add(finding.message);
  for (const char c : line_of(source, finding.span)) {
    if (c != ' ' && c != '\t' && c != '\r' && !ascii::is_digit(c)) hash.add(c);
  }
  const std::uint32_t count = ++seen_[hash.value()];
  return fmt::format("{:016x}:{}", hash.value(), count);
}

}  // namespace zonemend
