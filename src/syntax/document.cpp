#include "zonemend/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "syntax/conflict_marker.h"
#include "syntax/encoding.h"
#include "syntax/line_end.h"
#include "syntax/paren_balance.h"
#include "syntax/split_quote.h"
#include "text/ascii.h"
#include "text/big_pages.h"
#include "text/byte_scan.h"
#include "text/parallel.h"

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

// Less text is cut up sooner than a thread is started.
constexpr std::size_t bytes_worth_a_thread = 1u << 20;

// No record has as many: a word that says the least, a digit of hexadecimal, makes half an octet. What
// looks at the words of a record may thus take some memory for each.
constexpr std::uint32_t most_words = 200000;

// Cuts a source into entries.
class Tiler {
 public:
  Tiler(const Source& source, SourceId id, std::uint64_t most_findings)
      : bytes_(source.bytes()), size_(static_cast<std::uint32_t>(bytes_.size())) {
    document_.source = id;
    document_.findings = FindingSink(most_findings);
  }

  Document run(unsigned threads) {
    if (const Utf16 order = utf16_of(bytes_); order != Utf16::no && has_nul(bytes_)) {
      return utf16_file(order);
    }
    if (threads < 2 || size_ < bytes_worth_a_thread || !cut_in_parts(threads)) cut(0, size_);
    check_last_line();
    count_nuls();
    return std::move(document_);
  }

 private:
  // Entries from `begin`, which is the begin of one, until one ends at or behind `limit`.
  void cut(std::uint32_t begin, std::uint32_t limit) {
    auto& entries = document_.entries;
    if (begin < limit && entries.empty()) reserve_big(entries, probable_lines(begin, limit));
    for (std::uint32_t at = begin; at < limit; at = entries.back().end) cut_one(at);
  }

  // As many as there would be if all lines were as long as the first ones.
  std::size_t probable_lines(std::uint32_t begin, std::uint32_t limit) const {
    constexpr std::size_t most = 1u << 16;
    const std::string_view sample = bytes_.substr(begin, std::min<std::size_t>(limit - begin, most));
    const auto lines = std::count(sample.begin(), sample.end(), '\n');
    const double share = static_cast<double>(limit - begin) / static_cast<double>(sample.size());
    return static_cast<std::size_t>(static_cast<double>(lines) * share * 1.1) + 1;
  }

  static bool has_nul(std::string_view text) {
    return !text.empty() && std::memchr(text.data(), 0, text.size()) != nullptr;
  }

  void cut_one(std::uint32_t begin) {
    Entry& entry = document_.entries.emplace_back();  // filled in place, which takes least
    if (!read_plain_line(begin, entry)) entry = read_entry(begin);
  }

  // Several threads take a part of the text each, as if it began with the begin of an entry. False
  // when the lines of one part have a say in what those of the next ones mean.
  bool cut_in_parts(unsigned threads) {
    std::vector<std::uint32_t> borders{0};
    for (unsigned i = 1; i < threads; ++i) {
      const std::size_t feed = bytes_.find('\n', std::size_t{size_} / threads * i);
      if (feed == bytes_.npos || feed + 1 >= size_) break;
      if (feed >= borders.back()) borders.push_back(static_cast<std::uint32_t>(feed) + 1);
    }
    borders.push_back(size_);
    std::vector<Tiler> parts(borders.size() - 1, *this);
    for_each_piece(parts.size(), threads,
                   [&](std::size_t i) { parts[i].cut(borders[i], borders[i + 1]); });
    for (const Tiler& part : parts) {
      const bool is_told_in_full = part.document_.findings.sums().empty();
      if (part.markers_.found_any() || part.told_nul_ || !is_told_in_full) return false;
    }
    document_ = std::move(parts[0].document_);
    reserve_big(document_.entries, entries_of(parts));
    for (std::size_t i = 1; i < parts.size(); ++i) join(parts[i].document_);
    while (document_.entries.back().end < size_) cut_one(document_.entries.back().end);
    return true;
  }

  static std::size_t entries_of(const std::vector<Tiler>& parts) {
    std::size_t count = 0;
    for (const Tiler& part : parts) count += part.document_.entries.size();
    return count;
  }

  // Puts a part behind what was read before it. Where an entry reaches into the part, text is cut
  // again until both agree where one begins.
  void join(Document& part) {
    auto& entries = document_.entries;
    auto next = part.entries.begin();
    while (next != part.entries.end() && next->begin != entries.back().end) {
      if (next->begin < entries.back().end) {
        ++next;
      } else {
        cut_one(entries.back().end);
      }
    }
    if (next == part.entries.end()) return;
    for (Finding& finding : part.findings) {
      if (finding.span.begin >= next->begin) document_.findings.push_back(std::move(finding));
    }
    entries.insert(entries.end(), next, part.entries.end());
  }

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

  // A line that is an entry by itself and has nothing in it that needs a closer look, as nearly all
  // have not: no parenthesis, backslash or NUL, no quotes but those of whole strings, and no sign
  // that may open a directive, a conflict marker or a byte order mark. False for every other line.
  bool read_plain_line(std::uint32_t begin, Entry& entry) const {
    if (needs_look(bytes_[begin])) return false;
    const std::uint32_t feed = plain_line_feed(begin);
    if (feed == size_ || feed - begin > most_words) return false;
    std::uint32_t text = begin;
    while (bytes_[text] == ' ' || bytes_[text] == '\t') ++text;
    const char first = bytes_[text];
    entry.begin = begin;
    entry.end = feed + 1;
    entry.kind = EntryKind::record;
    entry.starts_blank = text > begin;
    if (first == ';') entry.kind = EntryKind::comment;
    if (first == '\n' || first == '\r') entry.kind = EntryKind::blank;
    return true;
  }

  static bool needs_look(char first) {
    static constexpr auto signs = [] {
      std::array<bool, 256> table{};
      for (const char c : std::string_view("$<=>|\"\xef"))
        table[static_cast<unsigned char>(c)] = true;
      return table;
    }();
    return signs[static_cast<unsigned char>(first)];
  }

  // The line feed that ends the line, when no byte before it needs a closer look; else size_.
  std::uint32_t plain_line_feed(std::uint32_t at) const {
    for (std::uint32_t begin = at;;) {
      at = plain_end(at);
      if (at == size_ || bytes_[at] != '"') return line_feed_at(at);
      // In a comment, a quote is any character.
      if (bytes_.substr(begin, at - begin).find(';') != bytes_.npos) return size_;
      at = string_end(at + 1);
      if (at == size_) return size_;
      begin = at;
    }
  }

  // Behind the quote that ends the string, when no byte before it needs a closer look; else size_.
  std::uint32_t string_end(std::uint32_t at) const {
#if ZONEMEND_BLOCKS
    for (; size_ - at >= scan::block_size; at += scan::block_size) {
      const scan::Block block = scan::load(bytes_.data() + at);
      const std::uint32_t marks = scan::bits(
          scan::either(scan::either(scan::equal(block, '"'), scan::equal(block, '\\')),
                       scan::either(scan::equal(block, '\n'), scan::equal(block, '\0'))));
      if (marks == 0) continue;
      at += static_cast<std::uint32_t>(std::countr_zero(marks));
      break;
    }
#endif
    while (at < size_ && std::strchr("\"\\\n", bytes_[at]) == nullptr) ++at;  // a NUL, too
    return at < size_ && bytes_[at] == '"' ? at + 1 : size_;
  }

  // To the first byte outside strings that ends the line or needs a closer look; to the end when
  // there is none.
  std::uint32_t plain_end(std::uint32_t at) const {
#if ZONEMEND_BLOCKS
    for (; size_ - at >= scan::block_size; at += scan::block_size) {
      const scan::Block block = scan::load(bytes_.data() + at);
      const scan::Block odd = scan::either(
          scan::either(scan::parens(block), scan::equal(block, '"')),
          scan::either(scan::either(scan::equal(block, '\\'), scan::equal(block, '\0')),
                       scan::either(scan::equal(block, '\r'), scan::equal(block, '\n'))));
      const std::uint32_t marks = scan::bits(odd);
      if (marks == 0) continue;
      return at + static_cast<std::uint32_t>(std::countr_zero(marks));
    }
#endif
    while (at < size_ && std::strchr("()\"\\\r\n", bytes_[at]) == nullptr) ++at;  // a NUL, too
    return at;
  }

  // The line feed of the line end that stands there; size_ when there is none.
  std::uint32_t line_feed_at(std::uint32_t at) const {
    if (size_ - at >= 2 && bytes_[at] == '\r' && bytes_[at + 1] == '\n') return at + 1;
    return at < size_ && bytes_[at] == '\n' ? at : size_;
  }

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
            line_begin = token.end;
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
          if (token.begin == line_begin && walk.depth == 0) walk.starts_blank = true;
          break;
        case TokenKind::word:
          if (found_nul(token)) walk.broken = true;
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
    if (!told_nul_) return;
    const auto count = std::count(bytes_.begin(), bytes_.end(), '\0');
    if (count < 2) return;
    for (Finding& finding : document_.findings) {
      if (finding.rule != "nul-byte") continue;
      finding.message =
          fmt::format("{} NUL bytes stand in the file, the first in a word here", count);
      finding.help = "is this a text file? if so, delete them";
    }
  }

  Entry conflict_marker(std::uint32_t begin) {
    Token token;
    Lexer lexer(bytes_, begin, size_);
    while (lexer.next(token) && token.kind != TokenKind::newline) continue;
    const std::uint32_t end = token.end;
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
    if (size_ == 0 || !line_end(bytes_, document_.entries.back()).empty()) return;
    const bool crlf = bytes_.find("\r\n") != std::string_view::npos;
    const Span end{document_.source, size_, size_};
    const bool is_directive = needs_newline(document_.entries.back());
    Finding finding{.rule = is_directive ? "directive-argument" : "no-final-newline"};
    finding.span = end;
    finding.message = is_directive ? "the file ends right behind a directive, which BIND refuses"
                                   : "the last line does not end with a newline";
    finding.help = "end it, or the next line that someone appends is glued to it";
    if (!has_nul(bytes_))
      finding.fixes.push_back(
          {"add a newline at the end", Safety::safe, {{end, crlf ? "\r\n" : "\n"}}});
    document_.findings.push_back(std::move(finding));
  }

  std::string_view bytes_;
  std::uint32_t size_;
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

Document read_document(const Source& source, SourceId id, unsigned threads,
                       std::uint64_t most_findings) {
  return Tiler(source, id, most_findings).run(threads);
}

}  // namespace zonemend
