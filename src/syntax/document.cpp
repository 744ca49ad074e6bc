#include "zonemend/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "syntax/conflict_marker.h"
#include "syntax/encoding.h"
#include "syntax/paren_balance.h"
#include "syntax/split_quote.h"
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

// No record has as many: a word that says the least, a digit of hexadecimal, makes half an octet. What
// looks at the words of a record may thus take some memory for each.
constexpr std::uint32_t most_words = 200000;

// Cuts a source into entries.
class Tiler {
 public:
  Tiler(const Source& source, SourceId id, std::uint64_t most_findings)
      : bytes_(source.bytes()),
        size_(static_cast<std::uint32_t>(bytes_.size())),
        has_nul_(std::memchr(bytes_.data(), 0, bytes_.size()) != nullptr) {
    document_.source = id;
    document_.findings = FindingSink(most_findings);
    if (!bytes_.empty()) {
      const auto lines = std::count(bytes_.begin(), bytes_.end(), '\n');
      document_.entries.reserve(static_cast<std::size_t>(lines) + 1);
    }
  }

  Document run() {
    if (const Utf16 order = has_nul_ ? utf16_of(bytes_) : Utf16::no; order != Utf16::no) {
      return utf16_file(order);
    }
    for (std::uint32_t at = 0; at < size_;) {
      const Entry entry = read_entry(at);
      document_.entries.push_back(entry);
      at = entry.end;
    }
    check_last_line();
    count_nuls();
    return std::move(document_);
  }

 private:
  // What one walk over the tokens of an entry sees.
  struct Walk {
    std::uint32_t end = 0;
    std::uint32_t depth = 0;
    std::uint32_t words = 0;
    std::optional<Token> first_text;
    std::optional<Token> outer_open;  // the parenthesis that took the depth from 0 to 1
    bool starts_blank = false;
    bool has_comment = false;
    bool broken = false;
  };

  Entry read_entry(std::uint32_t begin) {
    if (markers_.is_marker(bytes_.substr(begin, ConflictMarkers::size + 1)))
      return conflict_marker(begin);
    FindingSink::Mark before = document_.findings.mark();
    const bool told_nul = told_nul_;
    Walk walk = walk_from(begin);
    if (walk.depth > 0) {
      // What the walk said about the swallowed lines will be said again when they are read.
      document_.findings.take_back_to(std::move(before));
      told_nul_ = told_nul;
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
    std::uint32_t line_begin = begin;
    std::uint32_t string_end = 0;  // of a string that runs over line ends: behind its last quote
    for (Token token; lexer.next(token);) {
      if (string_end > 0) {
        if (token.kind != TokenKind::newline || token.begin < string_end) continue;
        count_parens(string_end, token.begin, walk);
        string_end = 0;
      }
      switch (token.kind) {
        case TokenKind::newline:
          line_begin = token.end;
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
          } else if (const std::size_t close = closing_quote(bytes_, token.end);
                     close != std::string_view::npos) {
            newline_in_quote(token, static_cast<std::uint32_t>(close));
            walk.broken = true;
            string_end = static_cast<std::uint32_t>(close) + 1;
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
          if (walk.depth > 0 && !walk.broken && token.begin == line_begin && is_directive(token)) {
            directive_in_parens(token, *walk.outer_open);
            walk.broken = true;
          }
          [[fallthrough]];
        case TokenKind::quoted:
          if (!walk.first_text) walk.first_text = token;
          if (++walk.words == most_words) {
            too_many_words(token);
            walk.broken = true;
          }
          break;
      }
    }
    return walk;
  }

  void count_parens(std::uint32_t begin, std::uint32_t end, Walk& walk) const {
    Lexer lexer(bytes_, begin, end);
    for (Token token; lexer.next(token);) {
      if (token.kind == TokenKind::open && walk.depth++ == 0) walk.outer_open = token;
      if (token.kind == TokenKind::close && walk.depth > 0) --walk.depth;
    }
  }

  void too_many_words(const Token& token) {
    Finding finding{.rule = "rdata-too-long"};
    finding.span = span(token);
    finding.message = fmt::format(
        "this is word number {} of one record, whose rdata takes at most 65535 octets", most_words);
    finding.help = "split the record; is a ')' missing at its end?";
    document_.findings.push_back(std::move(finding));
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

  bool is_directive(const Token& token) const {
    const std::string_view word = bytes_.substr(token.begin, token.end - token.begin);
    return word.starts_with('$') && directive_kind(word) != EntryKind::unknown_directive;
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

  void newline_in_quote(const Token& token, std::uint32_t close) {
    Finding finding{.rule = "newline-in-quote"};
    finding.span = {document_.source, token.begin, token.begin + 1};
    finding.message = "this string runs over the end of its line";
    finding.label = "opened here";
    finding.labels.push_back({{document_.source, close, close + 1}, "closed here"});
    finding.help =
        "close the string at the end of the line and open another on the next one, with "
        "parentheses around both";
    document_.findings.push_back(std::move(finding));
  }

  void directive_in_parens(const Token& token, const Token& open) {
    Finding finding{.rule = "directive-in-parens"};
    finding.span = span(token);
    finding.message = fmt::format("'{}' stands inside parentheses and is not a directive there",
                                  bytes_.substr(token.begin, token.end - token.begin));
    finding.labels.push_back({span(open), "opened here"});
    finding.help = "close the parenthesis above this line";
    document_.findings.push_back(std::move(finding));
  }

  Document utf16_file(Utf16 order) {
    Finding finding{.rule = "utf16-file"};
    finding.span = {document_.source, 0, std::min(size_, 2u)};
    finding.message = "the file is saved as UTF-16, which no name server reads";
    finding.help = "save it as plain ASCII or UTF-8 without a byte order mark";
    std::string text = utf8_from_utf16(bytes_, order);
    if (!text.empty()) {
      finding.fixes.push_back({"convert the file to UTF-8",
                               Safety::unsafe,
                               {{{document_.source, 0, size_}, std::move(text)}}});
    }
    document_.findings.push_back(std::move(finding));
    document_.entries.push_back({0, size_, EntryKind::broken, false});
    return std::move(document_);
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
    if (!std::exchange(told_nul_, true)) {
      const auto at = static_cast<std::uint32_t>(static_cast<const char*>(nul) - bytes_.data());
      Finding finding{.rule = "nul-byte"};
      finding.span = {document_.source, at, at + 1};
      finding.message = "a NUL byte stands in the text";
      finding.help = "delete it";
      document_.findings.push_back(std::move(finding));
    }
    return true;
  }

  // One sentence is enough about a file that is no text at all.
  void count_nuls() {
    const auto count = std::count(bytes_.begin(), bytes_.end(), '\0');
    if (!told_nul_ || count < 2) return;
    for (Finding& finding : document_.findings) {
      if (finding.rule != "nul-byte") continue;
      finding.message =
          fmt::format("{} NUL bytes stand in the file, the first in a word here", count);
      finding.help = "is this a text file? if so, delete them";
    }
  }

  Entry conflict_marker(std::uint32_t begin) {
    const std::size_t feed = bytes_.find('\n', begin);
    const std::uint32_t end =
        feed == std::string_view::npos ? size_ : static_cast<std::uint32_t>(feed) + 1;
    Finding finding{.rule = "merge-conflict-marker"};
    finding.span = {document_.source, begin, begin + ConflictMarkers::size};
    finding.message = "an unresolved merge conflict";
    finding.help = "resolve the conflict, then delete the marker lines";
    document_.findings.push_back(std::move(finding));
    return {begin, end, EntryKind::broken, false};
  }

  // Whether BIND refuses the entry at the end of the file without a newline. $INCLUDE is fine with
  // a file alone.
  bool needs_newline(const Entry& entry) const {
    switch (entry.kind) {
      case EntryKind::origin:
      case EntryKind::ttl:
      case EntryKind::generate:
      case EntryKind::date:
        return true;
      case EntryKind::include: {
        int words = 0;
        Lexer lexer(bytes_, entry.begin, entry.end);
        for (Token token; lexer.next(token);) words += token.is_text();
        return words > 2;
      }
      default:
        return false;
    }
  }

  void check_last_line() {
    if (size_ == 0 || bytes_.back() == '\n' || bytes_.back() == '\r') return;
    const bool crlf = bytes_.find("\r\n") != std::string_view::npos;
    const Span end{document_.source, size_, size_};
    const bool is_directive = needs_newline(document_.entries.back());
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
  bool told_nul_ = false;
  ConflictMarkers markers_;
  ParenBalance balance_;
  Document document_;
};

}  // namespace

EntryKind directive_kind(std::string_view word) {
  for (const Directive& directive : directives) {
    if (ascii::equal_ignoring_case(word, directive.word)) return directive.kind;
  }
  return EntryKind::unknown_directive;
}

std::uint32_t entry_index_at(const Document& document, std::uint32_t offset) {
  const auto& entries = document.entries;
  const auto after =
      std::upper_bound(entries.begin(), entries.end(), offset,
                       [](std::uint32_t at, const Entry& entry) { return at < entry.begin; });
  return after == entries.begin() ? 0 : static_cast<std::uint32_t>(after - entries.begin() - 1);
}

Document read_document(const Source& source, SourceId id, std::uint64_t most_findings) {
  return Tiler(source, id, most_findings).run();
}

}  // namespace zonemend
