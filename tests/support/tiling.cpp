#include "support/tiling.h"

#include <string>
#include <vector>

#include "zonemend/document.h"
#include "zonemend/edit.h"
#include "zonemend/token.h"

namespace zonemend::testing {
namespace {

using ::testing::AssertionFailure;
using ::testing::AssertionResult;
using ::testing::AssertionSuccess;

AssertionResult tokens_tile(std::string_view bytes, std::uint32_t begin, std::uint32_t end,
                            std::vector<Token>& tokens) {
  Lexer lexer(bytes, begin, end);
  Token token;
  while (lexer.next(token)) {
    if (token.begin != begin || token.end <= token.begin || token.end > end) {
      return AssertionFailure() << "token " << token.begin << "-" << token.end << " at " << begin
                                << " of an entry that ends at " << end;
    }
    begin = token.end;
    tokens.push_back(token);
  }
  if (begin != end) return AssertionFailure() << "tokens end at " << begin << ", not at " << end;
  return AssertionSuccess();
}

AssertionResult same_tokens(const std::vector<Token>& a, const std::vector<Token>& b) {
  if (a.size() != b.size()) return AssertionFailure() << a.size() << " tokens, not " << b.size();
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].kind != b[i].kind || a[i].begin != b[i].begin || a[i].end != b[i].end) {
      return AssertionFailure() << "token " << i << " at " << a[i].begin << " differs";
    }
  }
  return AssertionSuccess();
}

AssertionResult entries_tile(const Source& source, const Document& document) {
  std::uint32_t at = 0;
  std::vector<Token> by_entry;
  for (const Entry& entry : document.entries) {
    if (entry.begin != at || entry.end <= entry.begin) {
      return AssertionFailure() << "entry " << entry.begin << "-" << entry.end << " at " << at;
    }
    if (auto tiled = tokens_tile(source.bytes(), entry.begin, entry.end, by_entry); !tiled) {
      return tiled;
    }
    at = entry.end;
  }
  const auto size = static_cast<std::uint32_t>(source.bytes().size());
  if (at != size) return AssertionFailure() << "entries end at " << at << ", not at " << size;
  std::vector<Token> at_once;
  if (auto tiled = tokens_tile(source.bytes(), 0, size, at_once); !tiled) return tiled;
  return same_tokens(by_entry, at_once);
}

AssertionResult findings_are_inside(const Source& source, const Document& document) {
  for (const Finding& finding : document.findings) {
    if (finding.span.begin > finding.span.end || finding.span.end > source.bytes().size()) {
      return AssertionFailure() << finding.rule << " points outside the text";
    }
  }
  return AssertionSuccess();
}

}  // namespace

AssertionResult keeps_every_byte(std::string_view bytes) {
  const Source source("test", std::string(bytes));
  const Document document = read_document(source, 0);
  if (auto tiled = entries_tile(source, document); !tiled) return tiled;
  if (auto inside = findings_are_inside(source, document); !inside) return inside;
  const Result<std::string> same = apply_edits(bytes, {});
  if (!same) return AssertionFailure() << same.error().message;
  if (*same != bytes) return AssertionFailure() << "applying no edits changed something";
  if (!unified_diff("test", bytes, {}).empty()) return AssertionFailure() << "an empty diff is not";
  return AssertionSuccess();
}

}  // namespace zonemend::testing
