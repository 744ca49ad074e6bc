#include "zonemend/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "syntax/paren_balance.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

struct Directive {
  std::string_view word;
  EntryKind kind;
};
constexpr std::array<Directive, 5> directives{{{"$origin", EntryKind::origin},
                                               {"$ttl", EntryKind::ttl},
                                               {"$include", EntryKind::include},
                                               {"$generate", EntryKind::generate},
                                               {"$date", EntryKind::date}}};

EntryKind directive_kind(std::string_view word) {
  for (const Directive& directive : directives) {
    if (ascii::equal_ignoring_case(word, directive.word)) return directive.kind;
  }
  return EntryKind::unknown_directive;
}

// The lines that git leaves in a file with an unresolved merge.
bool is_conflict_marker(std::string_view line) {
  for (const char c : {'<', '=', '>', '|'}) {
    if (line.size() >= 7 && line.substr(0, 7) == std::string(7, c)) {
      return line.size() == 7 || line[7] == ' ' || line[7] == '\r' || line[7] == '\n';
    }
  }
  return false;
}

// Cuts a source into entries.
class Tiler {
 public:
  Tiler(const Source& source, SourceId id)
      : bytes_(source.bytes()),
        size_(static_cast<std::uint32_t>(bytes_.size())),
        has_nul_(std::memchr(bytes_.data(), 0, bytes_.size()) != nullptr) {
    document_.source = id;
    if (!bytes_.empty()) {
      const auto lines = std::count(bytes_.begin(), bytes_.end(), '\n');
      document_.entries.reserve(static_cast<std::size_t>(lines) + 1);
    }
  }

  Document run() {
    for (std::uint32_t at = 0; at < size_;) {
      const Entry entry = read_entry(at);
      document_.entries.push_back(entry);
      at = entry.end;
    }
    check_last_line();
    return std::move(document_);
  }

 private:
  // What one walk over the tokens of an entry sees.
  struct Walk {
    std::uint32_t end = 0;
    std::uint32_t depth = 0;
    std::optional<Token> first_text;
    std::optional<Token> outer_open;  // the parenthesis that took the depth from 0 to 1
    bool starts_blank = false;
    bool has_comment = false;
    bool broken = false;
  };

  Entry read_entry(std::uint32_t begin) {
    if (is_conflict_marker(bytes_.substr(begin, 8))) return conflict_marker(begin);
    const std::size_t findings_before = document_.findings.size();
    Walk walk = walk_from(begin);
    if (walk.depth > 0) {
      // What the walk said about the swallowed lines will be said again when they are read.
      document_.findings.resize(findings_before);
      walk = unclosed(begin, walk);
    }
    return {begin, walk.end, kind_of(walk), walk.starts_blank};
  }

  // Walks to the line end outside parentheses, or to the end of the text with depth > 0.
  Walk walk_from(std::uint32_t begin) {
    Walk walk;
    Lexer lexer(bytes_, begin, size_);
    walk.end = size_;
    bool may_end_early = false;
    for (Token token; lexer.next(token);) {
      switch (token.kind) {
        case TokenKind::newline:
          note_bare_cr(token);
          if (walk.depth == 0 || (may_end_early && starts_afresh(token.end))) {
            walk.depth = 0;
            walk.end = token.end;
            return walk;
          }
          if (balance_.known() && !balance_.closes(begin)) return walk;
          break;
        case TokenKind::open:
          if (walk.depth++ == 0) walk.outer_open = token;
          break;
        case TokenKind::close:
          if (walk.depth == 0) {
            stray_close(token);
            walk.broken = true;
          } else {
            --walk.depth;
          }
          break;
        case TokenKind::bad:
          if (token.begin == 0 && bytes_.starts_with(byte_order_mark)) {
            found_bom(token);
          } else {
            unterminated_quote(token);
            walk.broken = true;
            may_end_early = true;  // the quote may have swallowed the closing parenthesis
          }
          break;
        case TokenKind::comment:
          walk.has_comment = true;
          break;
        case TokenKind::blank:
          if (token.begin == begin) walk.starts_blank = true;
          break;
        case TokenKind::word:
          if (has_nul_ && found_nul(token)) walk.broken = true;
          [[fallthrough]];
        case TokenKind::quoted:
          if (!walk.first_text) walk.first_text = token;
          break;
      }
    }
    return walk;
  }

  // The parenthesis stays open to the end of the text, so BIND would take all of it for one record.
  // The broken entry is given the lines that look like its continuation (indented, or a closing
  // parenthesis), so that the records after it are still read.
  Walk unclosed(std::uint32_t begin, const Walk& swallowed) {
    if (!balance_.known()) balance_.read(bytes_, begin);
    Walk walk = swallowed;
    walk.broken = true;
    walk.depth = 0;
    walk.end = continuation_end(begin, swallowed.outer_open->begin);
    Finding finding{.rule = "unbalanced-parens"};
    finding.span = span(*swallowed.outer_open);
    finding.message = "this '(' is never closed";
    finding.label = "opened here";
    finding.help = "add the missing ')' at the end of the record";
    document_.findings.push_back(std::move(finding));
    return walk;
  }

  std::uint32_t continuation_end(std::uint32_t begin, std::uint32_t open) const {
    Lexer lexer(bytes_, begin, size_);
    std::uint32_t end = size_;  // behind the last line with text on it
    bool line_has_text = false;
    for (Token token; lexer.next(token);) {
      if (token.kind != TokenKind::newline) {
        const bool is_text = token.kind != TokenKind::blank && token.kind != TokenKind::comment;
        line_has_text = line_has_text || is_text;
        if (line_has_text) end = token.end;
        continue;
      }
      if (line_has_text) end = token.end;
      line_has_text = false;
      if (token.begin > open && starts_afresh(token.end)) return end;
    }
    return end;
  }

  // Whether the line at `at` looks like a record of its own.
  bool starts_afresh(std::uint32_t at) const {
    return at < size_ && std::strchr(" \t);\r\n", bytes_[at]) == nullptr;
  }

  EntryKind kind_of(const Walk& walk) const {
    if (walk.broken) return EntryKind::broken;
    if (!walk.first_text) return walk.has_comment ? EntryKind::comment : EntryKind::blank;
    std::string_view word =
        bytes_.substr(walk.first_text->begin, walk.first_text->end - walk.first_text->begin);
    if (walk.first_text->kind == TokenKind::quoted) word = word.substr(1, word.size() - 2);
    return !walk.starts_blank && word.starts_with('$') ? directive_kind(word) : EntryKind::record;
  }

  Span span(const Token& token) const { return {document_.source, token.begin, token.end}; }

  void stray_close(const Token& token) {
    Finding finding{.rule = "unbalanced-parens"};
    finding.span = span(token);
    finding.message = "')' without a '(' before it";
    finding.help = "delete it, or add the '(' that it should close";
    document_.findings.push_back(std::move(finding));
  }

  void unterminated_quote(const Token& token) {
    Finding finding{.rule = "unterminated-quote"};
    finding.span = {document_.source, token.begin, token.begin + 1};
    finding.message = "this quote is not closed on its line";
    finding.label = "opened here";
    finding.help = "close the string with '\"'; a string cannot run over a line end";
    document_.findings.push_back(std::move(finding));
  }

  void found_bom(const Token& token) {
    Finding finding{.rule = "bom"};
    finding.span = span(token);
    finding.message = "the file starts with a byte order mark";
    finding.help = "save it as UTF-8 without a byte order mark";
    finding.fixes.push_back({"delete the byte order mark", Safety::safe, {{span(token), ""}}});
    document_.findings.push_back(std::move(finding));
  }

  bool found_nul(const Token& token) {
    const void* nul = std::memchr(bytes_.data() + token.begin, 0, token.end - token.begin);
    if (nul == nullptr) return false;
    const auto at = static_cast<std::uint32_t>(static_cast<const char*>(nul) - bytes_.data());
    Finding finding{.rule = "nul-byte"};
    finding.span = {document_.source, at, at + 1};
    finding.message = "a NUL byte stands in the text";
    finding.help = "delete it; if the file is full of them, it is no text or is saved as UTF-16";
    document_.findings.push_back(std::move(finding));
    return true;
  }

  void note_bare_cr(const Token& token) {
    if (found_bare_cr_ || bytes_[token.begin] != '\r' || token.end - token.begin == 2) return;
    found_bare_cr_ = true;
    Finding finding{.rule = "bare-cr"};
    finding.span = span(token);
    finding.message = "a carriage return alone ends this line";
    finding.help = "end lines with a line feed; other name servers do not read this file";
    document_.findings.push_back(std::move(finding));
  }

  Entry conflict_marker(std::uint32_t begin) {
    const std::size_t feed = bytes_.find('\n', begin);
    const std::uint32_t end =
        feed == std::string_view::npos ? size_ : static_cast<std::uint32_t>(feed) + 1;
    Finding finding{.rule = "merge-conflict-marker"};
    finding.span = {document_.source, begin, begin + 7};
    finding.message = "an unresolved merge conflict";
    finding.help = "resolve the conflict, then delete the marker lines";
    document_.findings.push_back(std::move(finding));
    return {begin, end, EntryKind::broken, false};
  }

  void check_last_line() {
    if (size_ == 0 || bytes_.back() == '\n' || bytes_.back() == '\r') return;
    const bool crlf = bytes_.find("\r\n") != std::string_view::npos;
    const Span end{document_.source, size_, size_};
    const EntryKind last = document_.entries.back().kind;
    const bool is_directive = last == EntryKind::origin || last == EntryKind::ttl ||
                              last == EntryKind::include || last == EntryKind::date;
    Finding finding{.rule = is_directive ? "directive-argument" : "no-final-newline"};
    finding.span = end;
    finding.message = is_directive ? "the file ends right behind a directive, which BIND refuses"
                                   : "the last line does not end with a newline";
    finding.help = "end it, or the next line that someone appends is glued to it";
    if (!has_nul_)
      finding.fixes.push_back(
          {"add a newline at the end", Safety::safe, {{end, crlf ? "\r\n" : "\n"}}});
    document_.findings.push_back(std::move(finding));
  }

  std::string_view bytes_;
  std::uint32_t size_;
  bool has_nul_;
  bool found_bare_cr_ = false;
  ParenBalance balance_;
  Document document_;
};

}  // namespace

Document read_document(const Source& source, SourceId id) { return Tiler(source, id).run(); }

}  // namespace zonemend
