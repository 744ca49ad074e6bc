#include "rules/shared/tag_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "text/ascii.h"

namespace zonemend::rules {
namespace {

constexpr std::string_view blanks = " \t\r\n";

Tag read_tag(std::string_view text) {
  Tag tag;
  tag.whole = trim_blanks(text);
  const std::size_t equals = tag.whole.find('=');
  if (equals == tag.whole.npos) return tag;
  tag.name = trim_blanks(tag.whole.substr(0, equals));
  tag.value = trim_blanks(tag.whole.substr(equals + 1));
  return tag;
}

// The fault's text must be written out in one quoted string, in which there is room.
std::optional<Fix> mend(const TxtText& text, const Span& place, const TextFault& fault) {
  constexpr std::uint32_t max_string_size = 255;  // octets; the text is never shorter
  const SourceSet& sources = text.zone().sources();
  if (fault.instead.empty() || sources.text(place) != fault.at) return std::nullopt;
  for (const Span& string : text.strings()) {
    if (!string.contains(place)) continue;
    const std::size_t size = string.size() - 2 - place.size() + fault.instead.size();
    if (!sources.text(string).starts_with('"') || size > max_string_size) return std::nullopt;
    return Fix{fmt::format("write '{}'", fault.instead), Safety::unsafe, {{place, fault.instead}}};
  }
  return std::nullopt;
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == text.npos) return text.substr(0, 0);
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

bool is_tag_name(std::string_view text) {
  return !text.empty() && ascii::is_alnum(text[0]) && !ascii::is_digit(text[0]) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return ascii::is_alnum(c) || c == '_'; });
}

std::vector<std::string_view> split_value(std::string_view value, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = 0; end != value.npos; value.remove_prefix(end + 1)) {
    end = value.find(separator);
    parts.push_back(trim_blanks(value.substr(0, end)));
    if (end == value.npos) break;
  }
  return parts;
}

std::vector<Tag> read_tags(std::string_view text) {
  std::vector<Tag> tags;
  for (const std::string_view part : split_value(text, ';')) tags.push_back(read_tag(part));
  if (tags.back().whole.empty()) tags.pop_back();
  return tags;
}

const Tag* find_tag(const std::vector<Tag>& tags, std::string_view name) {
  const auto found = std::find_if(tags.begin(), tags.end(), [name](const Tag& tag) {
    return ascii::equal_ignoring_case(tag.name, name);
  });
  return found == tags.end() ? nullptr : &*found;
}

void check_form(const std::vector<Tag>& tags, std::string_view what, TextFaults& faults) {
  std::set<std::string> known;  // names in small letters
  for (const Tag& tag : tags) {
    const bool is_new = known.insert(ascii::in_small_letters(tag.name)).second;
    if (tag.whole.empty()) {
      faults.push_back({tag.whole,
                        fmt::format("two semicolons without a tag between them in the {}", what),
                        "delete one of them"});
    } else if (!is_tag_name(tag.name)) {
      faults.push_back({tag.whole,
                        fmt::format("'{}' is not a tag of the form NAME=VALUE", excerpt(tag.whole)),
                        "separate the tags by semicolons"});
    } else if (!is_new) {
      faults.push_back({tag.whole, fmt::format("the {} has '{}=' twice", what, excerpt(tag.name)),
                        "delete one of the two", Severity::error});
    }
  }
}

void report_faults(const TxtText& text, FindingSink& sink, const Rule& rule,
                   const TextFaults& faults) {
  constexpr std::size_t most = 20;  // more of one text help nobody
  if (faults.empty() || text.is_judged_elsewhere()) return;
  const TxtPlaces places(text);
  for (const TextFault& fault : std::span(faults).first(std::min(faults.size(), most))) {
    const Place place = places.of(fault.at);
    Finding finding = make_finding(rule, place, fault.message, fault.help);
    finding.severity = fault.severity;
    if (auto fix = mend(text, place, fault)) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace zonemend::rules
