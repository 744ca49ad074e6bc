#include "support/hostile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <regex>
#include <sstream>

namespace zonemend::testing {

using namespace std::string_literals;

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// By Unicode's own lists, not by what the program thinks: controls; marks of direction, embedding and
// isolation; what has no width; line and paragraph ends; tags; what can be no character.
constexpr std::array<Range, 14> forbidden{{{0x00, 0x09},
                                           {0x0b, 0x1f},
                                           {0x7f, 0x9f},
                                           {0xad, 0xad},
                                           {0x061c, 0x061c},
                                           {0x200b, 0x200f},
                                           {0x2028, 0x202e},
                                           {0x2060, 0x206f},
                                           {0x3164, 0x3164},
                                           {0xd800, 0xdfff},
                                           {0xfeff, 0xfeff},
                                           {0xfff9, 0xfffb},
                                           {0xe0000, 0xe007f},
                                           {0x110000, 0xffffffff}}};

// The character at the beginning and how many bytes it has; 0 bytes: not UTF-8.
std::pair<char32_t, std::size_t> decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  char32_t point = size == 1 ? lead : lead & (0x7fu >> size);
  if ((lead >= 0x80 && lead < 0xc2) || size > text.size()) return {0, 0};
  for (std::size_t i = 1; i < size; ++i) {
    if ((text[i] & 0xc0) != 0x80) return {0, 0};
    point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3fu);
  }
  const bool overlong = (size == 3 && point < 0x800) || (size == 4 && point < 0x10000);
  return overlong ? std::pair<char32_t, std::size_t>{0, 0} : std::pair(point, size);
}

bool is_forbidden(char32_t point) {
  return std::any_of(forbidden.begin(), forbidden.end(), [point](const Range& range) {
    return range.first <= point && point <= range.last;
  });
}

}  // namespace

void PrintTo(const Hostile& item, std::ostream* out) { *out << item.name; }

const std::vector<Hostile>& hostile_texts() {
  static const std::vector<Hostile> texts = {
      {"command", "::error file=x,line=1::forged"},
      {"command_bare", "::add-mask::forged"},
      {"command_behind_blanks", "  ::stop-commands::forged"},
      {"command_on_a_line", "a\n::error::forged\n::set-output name=x::y"},
      {"command_behind_cr", "a\r::error::forged"},
      {"command_escaped", "a%0A::error::forged%0D%25"},
      {"command_properties", "a,line=99,title=forged:x=y"},
      {"command_of_old", "x ##[error]forged ###[warning]y"},
      {"command_of_azure", "##vso[task.setvariable variable=PATH]/evil"},
      {"command_of_teamcity", "##teamcity[testFailed name='forged']"},
      {"xml_element", "</failure></testcase><testcase name=\"forged\"/>"},
      {"xml_cdata", "]]><!-- <![CDATA[ &quot; &#0; &forged;"},
      {"xml_attribute", "\"/><testsuite name='forged'>"},
      {"json_member", "\",\"forged\":[{\"\\u0000\\"},
      {"json_line", "a\n{\"kind\":\"summary\"}"},
      {"sarif_link", "[forged](http://evil.example/) {0} [x](1)"},
      {"sarif_escaped_link", "\\[forged\\](http://evil.example/) \\\\[x\\\\](1)"},
      {"markdown_row", "a | b |\n| forged | 1 | 2 | 3 |"},
      {"markdown_escaped_bar", "a\\| forged \\\\| b"},
      {"markdown_fence", "```\n# forged\n~~~\n````````"},
      {"markdown_ticks", "`a``b```"},
      {"markdown_tick", "` # forged"},
      {"markdown_quotes", "'`forged' ''' 'a'b' '"},
      {"markdown_neighbours", "'a'.*x* 'a'!`b` ('```').`<b>` 'x'?``*y*"},
      {"markdown_format", "*forged* _x_ ~~y~~ **z** <b>b</b> \\"},
      {"markdown_lists", "- [ ] forged\n1. x\n> y\n---\n# z"},
      {"markdown_links", "[x](http://evil.example) ![y](z) <http://evil.example> [a]: /forged"},
      {"markdown_autolinks", "http://evil.example www.evil.example ftp://x mail@evil.example"},
      {"mentions", "@everyone #1 !2 $3 %4 ~label org/repo#5 :smile: GH-6 &amp;"},
      {"html", "<script>forged()</script></details><img src=x onerror=y><!--"},
      {"dollar_math", "$x$ $$\\forged$$ $`y`$"},
      {"terminal",
       "\x1b[2J\x1b]8;;http://evil.example\x07"
       "forged\x08\x7f"},
      {"terminal_c1", "\u009b31m\u009d0;forged\u009c"},
      {"bidi", "\u202egro.\u2066x\u2069\u200f\u061c"},
      {"invisible", "a\u200b\u2060\ufeffb\u00ad\u3164\U000e0041"},
      {"separators", "a\u2028::error::forged\u2029\u0085\x0b\x0c"},
      {"not_utf8", "\xff\xfe\xc3(\xed\xa0\x80\xf4\x90\x80\x80\xc0\xaf\xe2\x82"},
      {"nul", "a\0::error::b\0"s},
      {"empty", ""},
      {"blank", "   "},
  };
  return texts;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool is_command(const std::string& line) {
  static const std::regex command("^\\s*::[A-Za-z-]+( [^\\n]*)?::");
  static const std::regex old_command("##[A-Za-z]*\\[");
  return std::regex_search(line, command) || std::regex_search(line, old_command);
}

std::size_t commands_in(const std::string& text) {
  const auto lines = lines_of(text);
  return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_command));
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output += static_cast<char>(c);
  ::pclose(pipe);
  return output;
}

bool is_installed(const std::string& program) {
  return !output_of("command -v " + program + " 2>/dev/null").empty();
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

void expect_harmless(std::string_view output, std::string_view what) {
  for (std::size_t at = 0; at < output.size();) {
    const auto [point, size] = decode(output.substr(at));
    if (size == 0 || is_forbidden(point)) {
      const std::size_t line = output.rfind('\n', at) + 1;
      ADD_FAILURE() << what << " has byte " << static_cast<int>(static_cast<unsigned char>(output[at]))
                    << " (U+" << std::hex << static_cast<std::uint32_t>(point) << ") behind: "
                    << output.substr(line, at - line);
      return;
    }
    at += size;
  }
}

}  // namespace zonemend::testing
