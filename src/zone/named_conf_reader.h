// Reads the statements of named.conf that bear on zone files. One object reads one configuration.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zone/named_conf_text.h"

namespace zonemend {

class NamedConfReader {
 public:
  NamedConfReader(FileAccess& files, const std::string& working_directory) : text_(files, conf_) {
    conf_.directory = working_directory;
  }

  Result<NamedConf> read(const std::string& path);

 private:
  // Where a statement stands; a set of them says where it may stand.
  enum Level : unsigned char { top = 1, options = 2, view = 4, zone = 8 };

  // What zones inherit: a zone's own setting counts before that of its view and of the options.
  struct Settings {
    std::optional<bool> allow_update;
    bool update_policy = false;
    std::optional<bool> dnssec_policy;
    std::optional<bool> auto_dnssec;
    std::optional<bool> inline_signing;
    std::optional<bool> text_format;
    std::optional<CheckNames> check_primary;
    std::optional<CheckNames> check_secondary;

    void inherit(const Settings& outer);
  };

  // A statement with a body while it is read.
  struct Block {
    Level level = top;
    Span keyword;
    Settings* settings = nullptr;
    ConfZone* zone = nullptr;  // of a zone statement
    std::string view;          // in and below a view
    RrClass rr_class = RrClass::in;
    std::size_t view_index = 0;
    bool has_type = false;  // of a zone statement: type or in-view was read
  };

  struct Statement {
    std::string_view keyword;
    unsigned levels;
    void (NamedConfReader::*read)(Block& block);
  };
  static const std::vector<Statement>& statements();
  static const Statement* find_statement(std::string_view keyword, Level level);

  void read_body(Block& block);
  bool read_block(Block& block);  // '{', body, ';'
  void read_statement(Block& block);
  bool leaves_block(const ConfPiece& piece, const Block& block) const;
  void read_stray_piece(Block& block);

  void read_include(Block& block);
  void read_options(Block& block);
  void read_view(Block& block);
  void read_zone(Block& block);
  void read_directory(Block& block);
  void read_type(Block& block);
  void read_file(Block& block);
  void read_in_view(Block& block);
  void read_allow_update(Block& block);
  void read_update_policy(Block& block);
  void read_dnssec_policy(Block& block);
  void read_auto_dnssec(Block& block);
  void read_inline_signing(Block& block);
  void read_masterfile_format(Block& block);
  void read_check_names(Block& block);

  // Pieces of a statement. What they cannot read they report, and nothing comes back.
  struct Path {
    std::string text;
    Span span;
  };
  std::optional<Path> read_path(const Block& block, std::string_view what);
  std::optional<std::string> read_string(const Block& block, std::string_view what);
  std::optional<std::string> read_word(const Block& block, std::string_view what);
  Path read_unquoted_path();
  bool is_on_one_line(const ConfPiece& piece);
  void read_class(Block& block);
  std::optional<CheckNames> read_check_level(const Block& block);

  bool begins_statement(const ConfPiece& piece, ConfTokenKind before, Level level) const;
  void expect_semicolon(const Block& block);
  void report_no_semicolon();
  // Skips to behind the ';' that ends the statement and returns its first pieces, each followed by
  // a blank.
  std::string skip_statement(const Block& block, const ConfPiece& first, bool free_text = false);

  std::string_view bytes(const ConfPiece& piece) const { return conf_.sources.text(piece.span); }
  bool is_word(const ConfPiece& piece, std::string_view keyword) const;
  void finish();
  void finish_zone(std::size_t index);

  NamedConf conf_;
  ConfText text_;
  Settings options_;
  std::vector<Settings> views_{1};       // the first for zones outside views
  std::vector<Settings> zone_settings_;  // of each zone
  std::vector<std::size_t> zone_views_;  // likewise: index into views_
};

}  // namespace zonemend
