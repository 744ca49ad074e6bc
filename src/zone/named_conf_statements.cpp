// The statements that the reader knows, each up to and including its ';'.
#include <fmt/format.h>

#include <algorithm>

#include "text/ascii.h"
#include "zone/named_conf_reader.h"

namespace zonemend {
namespace {

constexpr std::size_t most_path_size = 4096;  // as Linux has it (PATH_MAX)

bool equal(std::string_view a, std::string_view b) { return ascii::equal_ignoring_case(a, b); }

std::optional<ZoneKind> kind_from_text(std::string_view text) {
  if (equal(text, "master")) return ZoneKind::primary;
  if (equal(text, "slave")) return ZoneKind::secondary;
  for (auto kind = ZoneKind::primary; kind != ZoneKind::in_view;
       kind = static_cast<ZoneKind>(static_cast<int>(kind) + 1)) {
    if (equal(text, zone_kind_text(kind))) return kind;
  }
  return std::nullopt;
}

std::optional<bool> bool_from_text(std::string_view text) {
  for (const auto yes : {"yes", "true", "1"}) {
    if (equal(text, yes)) return true;
  }
  for (const auto no : {"no", "false", "0"}) {
    if (equal(text, no)) return false;
  }
  return std::nullopt;
}

// What BIND takes for "none" (dns_acl_isnone): lists of none and any alone, of which the first
// counts. An empty list is none of them, nor is a list in a list.
bool matches_nobody(std::string_view list) {
  constexpr std::string_view open = "{ ";
  constexpr std::string_view close = "} ";
  constexpr std::string_view border = "; ";
  if (!list.starts_with(open) || !list.ends_with(close)) return false;
  list = list.substr(open.size(), list.size() - open.size() - close.size());
  bool first = true;
  for (; !list.empty(); first = false) {
    const std::size_t end = std::min(list.find(border), list.size());
    const std::string_view element = list.substr(0, end);
    const bool nobody = equal(element, "none ") || equal(element, "! any ");
    if (!nobody && (first || !equal(element, "any "))) return false;
    list.remove_prefix(std::min(end + border.size(), list.size()));
  }
  return !first;
}

}  // namespace

// A quoted string whose end is in another line has lost a quote: BIND would take the line break for
// a part of it.
bool NamedConfReader::is_on_one_line(const ConfPiece& piece) {
  if (bytes(piece).find('\n') == std::string_view::npos) return true;
  text_.report({piece.span.source, piece.span.begin, piece.span.begin + 1},
               "this quote is not closed in its line", "write '\"' at the end of the string");
  text_.skip_line(piece);
  return false;
}

std::optional<std::string> NamedConfReader::read_string(const Block& block, std::string_view what) {
  const ConfPiece next = text_.peek();
  if (next.kind != ConfTokenKind::word && next.kind != ConfTokenKind::quoted) {
    text_.report(text_.last().span, fmt::format("{} is missing behind this", what),
                 fmt::format("write {} behind it", what));
    skip_statement(block, text_.last());
    return std::nullopt;
  }
  text_.take();
  if (!is_on_one_line(next)) return std::nullopt;
  return conf_token_value(bytes(next));
}

std::optional<std::string> NamedConfReader::read_word(const Block& block, std::string_view what) {
  auto value = read_string(block, what);
  if (value && text_.last().kind == ConfTokenKind::quoted) {
    text_.report(text_.last().span, fmt::format("{} stands in quotes", what), "delete the quotes");
  }
  return value;
}

// The text up to the ';', in which '/' is no piece of a word.
NamedConfReader::Path NamedConfReader::read_unquoted_path() {
  Span span = text_.peek().span;
  for (;;) {
    const ConfPiece& next = text_.peek();
    const bool is_part = next.kind == ConfTokenKind::word || next.kind == ConfTokenKind::mark;
    if (!is_part || next.span.source != span.source || next.starts_line) break;
    span.end = text_.take().span.end;
  }
  text_.report(span, "a path stands in quotes", "write it between double quotes");
  return {std::string(conf_.sources.text(span)), span};
}

std::optional<NamedConfReader::Path> NamedConfReader::read_path(const Block& block,
                                                                std::string_view what) {
  const ConfPiece next = text_.peek();
  const bool bare = next.kind == ConfTokenKind::word || next.kind == ConfTokenKind::mark;
  if (bare && !next.starts_line) return read_unquoted_path();
  auto text = read_string(block, what);
  if (!text) return std::nullopt;
  return Path{std::move(*text), text_.last().span};
}

void NamedConfReader::read_include(Block& block) {
  const auto path = read_path(block, "the file to include");
  if (!path) return;
  expect_semicolon(block);
  text_.include(path->text, conf_.directory, path->span);
}

void NamedConfReader::read_directory(Block& block) {
  const auto path = read_path(block, "a folder");
  if (!path) return;
  // In force at once, for includes too, as named changes its working directory here.
  std::string directory = conf_path(conf_.directory, path->text);
  if (directory.size() > most_path_size) {
    text_.report(path->span, fmt::format("this makes a path of more than {} octets", most_path_size),
                 "name a folder that there can be");
    expect_semicolon(block);
    return;
  }
  conf_.directory = std::move(directory);
  conf_.directory_known = true;
  expect_semicolon(block);
}

void NamedConfReader::read_options(Block&) {
  Block body{.level = options, .keyword = text_.last().span, .settings = &options_};
  read_block(body);
}

// The class that may stand in front of a body.
void NamedConfReader::read_class(Block& block) {
  if (text_.peek().kind != ConfTokenKind::word) return;
  const ConfPiece word = text_.take();
  if (const auto value = rr_class_from_text(bytes(word))) {
    block.rr_class = *value;
  } else {
    text_.report(word.span, "there is no such class", "write IN, or nothing");
  }
}

void NamedConfReader::read_view(Block& outer) {
  const Span keyword = text_.last().span;
  const auto name = read_string(outer, "the view's name");
  if (!name) return;
  Settings settings;
  Block body{.level = view, .keyword = keyword, .settings = &settings, .view = *name};
  body.view_index = views_.size();
  views_.emplace_back();
  read_class(body);
  read_block(body);
  views_[body.view_index] = settings;
}

void NamedConfReader::read_zone(Block& outer) {
  const Span keyword = text_.last().span;
  const auto text = read_string(outer, "the zone's name");
  if (!text) return;
  ConfZone found{.view = outer.view, .name_span = text_.last().span};
  const auto name = Name::parse(*text, Name());
  if (name) {
    found.name = *name;
  } else {
    text_.report(found.name_span, "the zone's name is not a domain name",
                 "separate labels of 1 to 63 octets by single dots, 255 octets in all; a backslash "
                 "starts an escape ('\\032', '\\.')");
  }
  Settings settings;
  Block body{.level = zone, .keyword = keyword, .settings = &settings, .zone = &found};
  body.rr_class = outer.rr_class;
  read_class(body);
  found.rr_class = body.rr_class;
  if (!read_block(body) || !name) return;
  if (found.kind == ZoneKind::unknown && !body.has_type) {
    text_.report(found.name_span, "this zone has no type", "write 'type primary;' into it");
  }
  conf_.zones.push_back(std::move(found));
  zone_settings_.push_back(settings);
  zone_views_.push_back(outer.view_index);
}

void NamedConfReader::read_type(Block& block) {
  const auto word = read_word(block, "the zone's type");
  if (!word) return;
  const auto kind = kind_from_text(*word);
  if (!kind) {
    text_.report(text_.last().span, "there is no such type of zone",
                 "write 'primary' for a zone whose file you edit");
  }
  if (block.has_type) text_.report(text_.last().span, "the zone's type is set twice", "keep one");
  block.has_type = true;
  block.zone->kind = kind.value_or(ZoneKind::unknown);
  expect_semicolon(block);
}

void NamedConfReader::read_file(Block& block) {
  const auto path = read_path(block, "the file's name");
  if (!path) return;
  if (!block.zone->file.empty()) {
    text_.report(path->span, "the zone's file is set twice", "keep one");
  }
  block.zone->file = path->text;
  block.zone->file_span = path->span;
  expect_semicolon(block);
}

void NamedConfReader::read_in_view(Block& block) {
  const auto name = read_string(block, "the view's name");
  if (!name) return;
  block.zone->kind = ZoneKind::in_view;
  block.zone->in_view = *name;
  block.has_type = true;
  expect_semicolon(block);
}

void NamedConfReader::read_allow_update(Block& block) {
  if (text_.peek().kind != ConfTokenKind::open) {
    text_.report(text_.last().span, "'{' is missing behind this",
                 "write for instance '{ none; };'");
  }
  block.settings->allow_update = !matches_nobody(skip_statement(block, text_.last()));
}

void NamedConfReader::read_update_policy(Block& block) {
  skip_statement(block, text_.last());
  block.settings->update_policy = true;
}

void NamedConfReader::read_dnssec_policy(Block& block) {
  const auto policy = read_string(block, "the policy's name");
  if (!policy) return;
  block.settings->dnssec_policy = !equal(*policy, "none") && !equal(*policy, "insecure");
  expect_semicolon(block);
}

void NamedConfReader::read_auto_dnssec(Block& block) {
  const auto word = read_word(block, "'allow', 'maintain' or 'off'");
  if (!word) return;
  block.settings->auto_dnssec = !equal(*word, "off");
  expect_semicolon(block);
}

void NamedConfReader::read_inline_signing(Block& block) {
  const auto word = read_word(block, "'yes' or 'no'");
  if (!word) return;
  const auto value = bool_from_text(*word);
  if (!value) text_.report(text_.last().span, "this is neither yes nor no", "write yes or no");
  if (value) block.settings->inline_signing = value;
  expect_semicolon(block);
}

void NamedConfReader::read_masterfile_format(Block& block) {
  const auto word = read_word(block, "'text' or 'raw'");
  if (!word) return;
  const bool known = equal(*word, "text") || equal(*word, "raw") || equal(*word, "map");
  if (!known) text_.report(text_.last().span, "there is no such format", "write 'text' or 'raw'");
  if (known) block.settings->text_format = equal(*word, "text");
  expect_semicolon(block);
}

std::optional<CheckNames> NamedConfReader::read_check_level(const Block& block) {
  const auto word = read_word(block, "'fail', 'warn' or 'ignore'");
  if (!word) return std::nullopt;
  if (equal(*word, "fail")) return CheckNames::fail;
  if (equal(*word, "warn")) return CheckNames::warn;
  if (equal(*word, "ignore")) return CheckNames::ignore;
  text_.report(text_.last().span, "there is no such level of checking",
               "write 'fail', 'warn' or 'ignore'");
  skip_statement(block, text_.last());
  return std::nullopt;
}

// In a zone the level alone; in options and views the type of zone in front of it.
void NamedConfReader::read_check_names(Block& block) {
  std::string kind;
  if (block.level != zone) {
    const auto word = read_word(block, "'primary', 'secondary' or 'response'");
    if (!word) return;
    kind = *word;
  }
  const auto level = read_check_level(block);
  if (!level) return;
  const auto zone_kind = kind_from_text(kind);
  if (kind.empty() || zone_kind == ZoneKind::primary) block.settings->check_primary = level;
  if (kind.empty() || zone_kind == ZoneKind::secondary) block.settings->check_secondary = level;
  if (!zone_kind && !kind.empty() && !equal(kind, "response")) {
    text_.report(text_.last().span, "the type of zone in front of this is unknown",
                 "write 'primary', 'secondary' or 'response'");
  }
  expect_semicolon(block);
}

}  // namespace zonemend
