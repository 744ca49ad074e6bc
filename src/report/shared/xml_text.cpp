#include "report/shared/xml_text.h"

#include "zonemend/report.h"

namespace zonemend {
namespace {

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&apos;";
    default:
      return {};
  }
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    const std::string_view escaped = entity(c);
    if (escaped.empty()) {
      result += c;
    } else {
      result += escaped;
    }
  }
  return result;
}

std::string xml_lines(std::string_view text) {
  std::string result;
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
    result += xml_text(text.substr(0, end)) + '\n';
    text.remove_prefix(end + 1);
  }
  return result + xml_text(text);
}

}  // namespace zonemend
