#include "zone/origin.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "text/ascii.h"
#include "zone/record_fields.h"

namespace zonemend {
namespace {

// A name that is only known when everything it is completed with is.
std::optional<Name> complete(std::string_view text, const std::optional<Name>& origin) {
  if (text == "@") return origin;
  if (is_absolute(text)) return Name::parse(text, Name());
  return origin ? Name::parse(text, *origin) : std::nullopt;
}

struct Hints {
  std::optional<Name> soa_owner;
  // The absolute $ORIGIN above an $INCLUDE that comes before all records: the SOA may stand there.
  std::optional<Name> include_origin;
};

Hints hints_in(const Document& document, std::string_view bytes) {
  Hints hints;
  std::optional<Name> origin;  // $ORIGIN in force, as far as it is known
  std::optional<Name> owner;   // the last owner, likewise
  bool has_records = false;
  std::vector<Token> tokens;
  for (const Entry& entry : document.entries) {
    if (entry.kind == EntryKind::include && !has_records && !hints.include_origin) {
      hints.include_origin = origin;
    }
    if (entry.kind != EntryKind::record && entry.kind != EntryKind::origin) continue;
    text_tokens(bytes, entry, tokens);
    if (entry.kind == EntryKind::origin) {
      if (tokens.size() > 1) origin = complete(token_text(bytes, tokens[1]), origin);
      continue;
    }
    has_records = true;
    const RecordFields fields = find_fields(bytes, tokens, entry.starts_blank);
    if (fields.owner != RecordFields::absent) {
      owner = complete(token_text(bytes, tokens[fields.owner]), origin);
    }
    const bool is_soa = fields.type != RecordFields::absent &&
                        rr_type_from_text(token_text(bytes, tokens[fields.type])) == RrType::soa;
    if (!is_soa) continue;
    hints.soa_owner = owner;
    hints.include_origin.reset();
    break;
  }
  return hints;
}

// Endings that say what a file is to some other program, never the last label of a zone.
constexpr std::array<std::string_view, 16> other_endings{
    ".txt", ".conf", ".cfg", ".bak", ".orig", ".old",    ".tmp",     ".in",
    ".out", ".j2",   ".erb", ".inc", ".jnl",  ".signed", ".include", ".md"};

bool ends_like_another_file(std::string_view name) {
  return std::any_of(other_endings.begin(), other_endings.end(),
                     [name](std::string_view ending) { return name.ends_with(ending); });
}

bool is_host_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '/';
}

std::optional<Name> from_file_name(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.starts_with("db.")) {
    name.remove_prefix(3);
  } else if (name.ends_with(".zone") || name.ends_with(".db")) {
    name = name.substr(0, name.rfind('.'));
  }
  const bool has_letter = std::any_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  const bool usable = !name.empty() && has_letter && !ends_like_another_file(name) &&
                      std::all_of(name.begin(), name.end(), is_host_byte);
  // A single label ("prod.zone") is more often a nickname than a top-level domain.
  if (!usable || name.find('.') == std::string_view::npos) return std::nullopt;
  return Name::parse(name, Name());
}

}  // namespace

namespace {

// The word between blanks or line ends, in any letter case.
bool has_word(std::string_view bytes, std::string_view word) {
  constexpr std::string_view blanks = " \t\r\n(";
  for (std::size_t at = bytes.find_first_not_of(blanks); at < bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of(blanks, at), bytes.size());
    if (ascii::equal_ignoring_case(bytes.substr(at, end - at), word)) return true;
    at = bytes.find_first_not_of(blanks, end);
  }
  return false;
}

bool is_binary(std::string_view bytes) {
  constexpr std::size_t looked_at = 8192;
  return bytes.substr(0, looked_at).find('\0') != bytes.npos;
}

}  // namespace

bool looks_like_zone_file(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.starts_with("db.")) return true;
  for (const std::string_view ending : {".zone", ".db", ".arpa", ".dns", ".zonefile"}) {
    if (name.ends_with(ending)) return true;
  }
  return from_file_name(path).has_value();
}

bool may_hold_zone(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return !name.empty() && name.find('.') == name.npos;
}

bool has_zone_text(std::string_view bytes) {
  return !is_binary(bytes) && (has_word(bytes, "$TTL") || has_word(bytes, "$ORIGIN")) &&
         has_word(bytes, "SOA");
}

bool is_likely_zone(std::string_view path, std::string_view bytes) {
  if (!looks_like_zone_file(path) || is_binary(bytes)) return false;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.starts_with("db.") || name.ends_with(".zone") || name.ends_with(".zonefile"))
    return true;
  return has_word(bytes, "SOA");
}

std::optional<FoundOrigin> find_origin(const Document& document, const Source& source) {
  const Hints hints = hints_in(document, source.bytes());
  if (hints.soa_owner) return FoundOrigin{*hints.soa_owner, "the SOA's owner"};
  if (hints.include_origin) return FoundOrigin{*hints.include_origin, "$ORIGIN"};
  if (auto origin = from_file_name(source.name())) return FoundOrigin{*origin, "the file name"};
  return std::nullopt;
}

}  // namespace zonemend
