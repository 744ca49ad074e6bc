// Tag lists, in which the policies for mail are written: "v=DMARC1; p=none;
// rua=mailto:a@example.com" (RFC 6376 section 3.2, RFC 7489 section 6.4, RFC 8460 section 3, RFC
// 8461 section 3.1).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rules/shared/txt_text.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

// A stretch of a text, as views into it.
struct Tag {
  std::string_view whole;  // "p = none", without blanks at its ends
  std::string_view name;   // "p"; empty when there is no "="
  std::string_view value;  // "none"
};

// Spaces, tabs and line ends, which count as blanks in a tag list.
std::string_view trim_blanks(std::string_view text);
bool is_tag_name(std::string_view text);

// The tags in order. An empty one behind the last semicolon is left out.
std::vector<Tag> read_tags(std::string_view text);
// The first tag of that name, in any letter case; null when there is none.
const Tag* find_tag(const std::vector<Tag>& tags, std::string_view name);

// Parts of a value: "a, b" at commas.
std::vector<std::string_view> split_value(std::string_view value, char separator);

// What is wrong with a part of a text.
struct TextFault {
  std::string_view at;  // a view into the text
  std::string message;
  std::string help;
  Severity severity = Severity::warning;
  std::string instead = {};  // what to write there, where that is certain; without '"' and '\\'
};
using TextFaults = std::vector<TextFault>;

// What no tag list may have: a tag without "=", one twice, one that is empty. `what` names the
// list: "DMARC policy".
void check_form(const std::vector<Tag>& tags, std::string_view what, TextFaults& faults);

// Reports the faults at their places (of many, the first), unless other rules judge the text. With
// an unsafe fix where it is known what to write, and the text stands in one quoted string.
void report_faults(const TxtText& text, FindingSink& sink, const Rule& rule,
                   const TextFaults& faults);

}  // namespace zonemend::rules
