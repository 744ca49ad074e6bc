#include "zonemend/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <vector>

namespace zonemend {
namespace {

constexpr std::uint64_t any = std::numeric_limits<std::int64_t>::max();  // of TOML
constexpr ReadLimits usual;
constexpr std::uint64_t most_documents = 65000;  // their numbers have 16 bits
constexpr std::uint64_t most_depth = 1000;       // the reader calls itself

constexpr std::array<LimitName, 8> names{{
    {"file-size", &ReadLimits::file_size, 0, usual.file_size, "octets of one file"},
    {"files", &ReadLimits::files, 1, any, "files that one run looks at"},
    {"findings", &ReadLimits::findings, 1, any,
     "findings of one rule in one zone that are listed; the others are counted"},
    {"generated", &ReadLimits::generated_records, 0, any,
     "records that $GENERATE may make in one zone, of 256 octets on average"},
    {"include-depth", &ReadLimits::include_depth, 0, most_depth,
     "files that are included one within the other"},
    {"includes", &ReadLimits::includes, 0, most_documents, "$INCLUDE lines of one zone"},
    {"lines", &ReadLimits::lines, 1, 0xfffffff0u, "lines of one zone in all its files"},
    {"repeated-bytes", &ReadLimits::repeated_bytes, 0, 0xfffffff0u,
     "octets of files that a zone includes again, all together"},
}};

}  // namespace

std::span<const LimitName> limit_names() { return names; }

const LimitName* find_limit(std::string_view name) {
  const auto found = std::find_if(names.begin(), names.end(),
                                  [name](const LimitName& item) { return item.name == name; });
  return found == names.end() ? nullptr : &*found;
}

Result<SetLimit> parse_limit(std::string_view text) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const std::string_view name = text.substr(0, equals);
  const LimitName* limit = find_limit(name);
  if (limit == nullptr) {
    std::vector<std::string_view> known;
    for (const LimitName& item : names) known.push_back(item.name);
    return Error{fmt::format("there is no limit '{}'", name),
                 fmt::format("the limits: {}", fmt::join(known, ", "))};
  }
  const std::string_view number = text.substr(std::min(equals + 1, text.size()));
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), value);
  const bool whole = failed == std::errc() && end == number.data() + number.size();
  if (!whole || value < limit->least || value > limit->most) {
    return Error{fmt::format("the limit '{}' takes a whole number from {} to {}", name,
                             limit->least, limit->most),
                 fmt::format("write {}={}", name, usual.*limit->value)};
  }
  return SetLimit{limit, value};
}

}  // namespace zonemend
