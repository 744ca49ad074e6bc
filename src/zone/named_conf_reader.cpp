// Bodies, blocks and statements, and how reading goes on behind a mistake.
#include "zone/named_conf_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/ascii.h"

namespace zonemend {
namespace {

// Statements whose braces hold text of another language.
constexpr std::array<std::string_view, 2> with_free_text{"dyndb", "plugin"};

bool equal(std::string_view a, std::string_view b) { return ascii::equal_ignoring_case(a, b); }

}  // namespace

const std::vector<NamedConfReader::Statement>& NamedConfReader::statements() {
  using Reader = NamedConfReader;
  constexpr unsigned inherited = options | view | zone;
  static const std::vector<Statement> all{
      {"include", top | options | view | zone, &Reader::read_include},
      {"options", top, &Reader::read_options},
      {"view", top, &Reader::read_view},
      {"zone", top | view, &Reader::read_zone},
      {"directory", options, &Reader::read_directory},
      {"type", zone, &Reader::read_type},
      {"file", zone, &Reader::read_file},
      {"in-view", zone, &Reader::read_in_view},
      {"update-policy", zone, &Reader::read_update_policy},
      {"inline-signing", zone, &Reader::read_inline_signing},
      {"allow-update", inherited, &Reader::read_allow_update},
      {"dnssec-policy", inherited, &Reader::read_dnssec_policy},
      {"auto-dnssec", inherited, &Reader::read_auto_dnssec},
      {"masterfile-format", inherited, &Reader::read_masterfile_format},
      {"check-names", inherited, &Reader::read_check_names},
  };
  return all;
}

const NamedConfReader::Statement* NamedConfReader::find_statement(std::string_view keyword,
                                                                  Level level) {
  for (const Statement& statement : statements()) {
    if ((statement.levels & level) != 0 && equal(statement.keyword, keyword)) return &statement;
  }
  return nullptr;
}

bool NamedConfReader::is_word(const ConfPiece& piece, std::string_view keyword) const {
  return piece.kind == ConfTokenKind::word && equal(bytes(piece), keyword);
}

Result<NamedConf> NamedConfReader::read(const std::string& path) {
  if (Status failed = text_.open(path)) return *failed;
  Block file{.level = top};
  read_body(file);
  finish();
  return std::move(conf_);
}

// Reads up to the '}' of the block, which stays for the caller, or to the end.
void NamedConfReader::read_body(Block& block) {
  for (;;) {
    const ConfPiece& piece = text_.peek();
    if (piece.kind == ConfTokenKind::end) return;
    if (piece.kind == ConfTokenKind::close && block.level != top) return;
    if (leaves_block(piece, block)) return;
    if (piece.kind == ConfTokenKind::word) {
      read_statement(block);
    } else {
      read_stray_piece(block);
    }
  }
}

// A statement that cannot stand in a block shows that the block's '}' is missing.
bool NamedConfReader::leaves_block(const ConfPiece& piece, const Block& block) const {
  if (block.level == top) return false;
  return is_word(piece, "options") || is_word(piece, "view") ||
         (block.level != view && is_word(piece, "zone"));
}

void NamedConfReader::read_statement(Block& block) {
  const ConfPiece keyword = text_.take();
  if (const Statement* const known = find_statement(bytes(keyword), block.level)) {
    (this->*known->read)(block);
    return;
  }
  const bool free_text = std::any_of(with_free_text.begin(), with_free_text.end(),
                                     [&](std::string_view word) { return is_word(keyword, word); });
  skip_statement(block, keyword, free_text);
}

void NamedConfReader::read_stray_piece(Block& block) {
  const ConfPiece piece = text_.take();
  if (piece.kind == ConfTokenKind::semicolon) {
    text_.report(piece.span, "this ';' ends no statement", "delete it");
  } else if (piece.kind == ConfTokenKind::close) {
    text_.report(piece.span, "this '}' closes nothing", "delete it, or open its block with '{'");
    if (text_.peek().kind == ConfTokenKind::semicolon) text_.take();
  } else {
    text_.report(piece.span, "a statement starts with an unquoted keyword",
                 "delete this, or write the keyword in front of it");
    skip_statement(block, piece);
  }
}

// False when the '{' is missing.
bool NamedConfReader::read_block(Block& block) {
  if (text_.peek().kind != ConfTokenKind::open) {
    const bool has_slash = text_.peek().kind == ConfTokenKind::mark;
    text_.report(text_.last().span, "'{' is missing behind this",
                 has_slash
                     ? "a name with '/' or '!' stands in quotes: \"0/25.2.0.192.in-addr.arpa\""
                     : "write '{', the statements, and '};'");
    skip_statement(block, text_.last());
    return false;
  }
  text_.take();
  read_body(block);
  if (text_.peek().kind == ConfTokenKind::close) {
    text_.take();
    expect_semicolon(block);
  } else {
    text_.report(block.keyword, "the '{' of this statement is not closed",
                 "write '};' at the statement's end");
  }
  return true;
}

void NamedConfReader::report_no_semicolon() {
  text_.report(text_.last().span, "';' is missing behind this", "write ';' behind it");
}

void NamedConfReader::expect_semicolon(const Block& block) {
  const ConfPiece next = text_.peek();
  if (next.kind == ConfTokenKind::semicolon) {
    text_.take();
    return;
  }
  report_no_semicolon();
  const bool goes_on = next.kind == ConfTokenKind::word || next.kind == ConfTokenKind::close ||
                       next.kind == ConfTokenKind::end;
  if (!goes_on) skip_statement(block, text_.last());
}

// Whether a piece in a statement that is skipped begins the next one, as a ';' was forgotten.
bool NamedConfReader::begins_statement(const ConfPiece& piece, ConfTokenKind before,
                                       Level level) const {
  if (piece.kind != ConfTokenKind::word) return false;
  // No statement of the top level goes on behind its braces; those of options do.
  if (level == top && before == ConfTokenKind::close) return true;
  return piece.starts_line && find_statement(bytes(piece), level) != nullptr;
}

std::string NamedConfReader::skip_statement(const Block& block, const ConfPiece& first,
                                            bool free_text) {
  constexpr std::size_t enough = 64;  // bytes
  std::string start;
  std::size_t depth = 0;
  ConfTokenKind before = first.kind;
  for (;;) {
    const ConfPiece& next = text_.peek();
    if (next.kind == ConfTokenKind::end && depth > 0) {
      text_.report(first.span, "the '{' of this statement is not closed",
                   "write '};' at the statement's end");
      return start;
    }
    const bool begins = depth == 0 && begins_statement(next, before, block.level);
    const bool ends = depth == 0 && next.kind == ConfTokenKind::close;
    if (begins || ends || next.kind == ConfTokenKind::end) {
      report_no_semicolon();
      return start;
    }
    if (next.kind == ConfTokenKind::open) ++depth;
    if (next.kind == ConfTokenKind::close) {
      const bool ended = before == ConfTokenKind::semicolon || before == ConfTokenKind::open;
      if (!ended && !free_text) report_no_semicolon();
      --depth;
    }
    const ConfPiece taken = text_.take();
    before = taken.kind;
    if (depth == 0 && taken.kind == ConfTokenKind::semicolon) return start;
    if (start.size() < enough) start.append(conf_token_value(bytes(taken))) += ' ';
  }
}

}  // namespace zonemend
