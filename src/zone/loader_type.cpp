// What the loader does at a record's type, and what it says where there is none.
#include <fmt/format.h>

#include "text/ascii.h"
#include "zone/loader.h"

namespace zonemend {
namespace {

bool looks_numeric(std::string_view text) {
  return !text.empty() && ((text[0] >= '0' && text[0] <= '9') || text[0] == '-' || text[0] == '+');
}

// "CLASS" and digits, whatever their value (RFC 3597 section 5).
bool is_numbered_class(std::string_view word) {
  return word.size() > 5 && ascii::equal_ignoring_case(word.substr(0, 5), "CLASS") &&
         ascii::all_digits(word.substr(5));
}

}  // namespace

std::optional<RrType> Loader::read_type(const RecordFields& fields, const Entry& entry) {
  if (fields.type == RecordFields::absent) {
    unreadable("missing-type", end_of_tokens(), "the line ends before the record's type",
               "write type and data, for instance 'A 192.0.2.1', or delete the line");
    return std::nullopt;
  }
  const std::string_view word = text(fields.type);
  const bool plain = tokens_[fields.type].kind == TokenKind::word;
  const auto type = plain ? rr_type_from_text(word) : std::nullopt;
  if (type) return type;

  const Span where = span(fields.type);
  const std::string_view first = text(0);
  if (!entry.starts_blank && (first.starts_with('#') || first.starts_with("//") ||
                              first.starts_with("/*") || first.starts_with("--"))) {
    Finding& finding = unreadable("wrong-comment-character", span(0),
                                  fmt::format("{} does not start a comment", quoted(0)),
                                  "comments in zone files start with ';'");
    finding.fixes.push_back(
        {"put ';' in front", Safety::safe, {{{reading_.source, entry.begin, entry.begin}, "; "}}});
    reading_.owner_state = OwnerState::unreadable;
  } else if (is_numbered_class(word) && !rr_class_from_text(word)) {
    unreadable("unknown-class", where, fmt::format("{} is no class", quoted(fields.type)),
               "classes have numbers from 0 to 65535; nearly every zone is of class IN");
  } else if (rr_class_from_text(word) || ttl_from_text(word).error == TtlError::none) {
    unreadable("duplicate-class-or-ttl", where,
               fmt::format("{} stands where the type is expected: TTL and class come once each",
                           quoted(fields.type)),
               "delete the second one");
  } else if (looks_numeric(word)) {
    unreadable("bad-ttl", where, fmt::format("{} is neither a TTL nor a type", quoted(fields.type)),
               "write the TTL as seconds ('3600') or digits with units ('1h30m')");
  } else {
    std::string help = "check the spelling; types that have no name here are written TYPEnnn";
    if (entry.starts_blank && tokens_.size() > 1 && rr_type_from_text(text(1))) {
      help = fmt::format(
          "the line starts with white space, so {} is not taken for the owner: "
          "delete the white space",
          quoted(fields.type));
    } else if (word == "ALIAS" || word == "ANAME") {
      help =
          "no type of DNS: it exists in some providers' forms only; use A and AAAA, or a CNAME "
          "below the zone's own name";
    }
    unreadable("unknown-rr-type", where,
               fmt::format("{} is not a record type", quoted(fields.type)), std::move(help));
  }
  return std::nullopt;
}

// BIND refuses types that exist only in messages, and MD and MF.
bool Loader::usable_type(RrType type, const RecordFields& fields) {
  if (is_meta_type(type)) {
    unreadable("meta-type-in-zone", span(fields.type),
               fmt::format("type {} exists only in messages, not in zones", quoted(fields.type)),
               "delete the record");
    return false;
  }
  if (type == RrType::md || type == RrType::mf) {
    Finding& finding =
        unreadable("obsolete-type", span(fields.type),
                   fmt::format("type {} is obsolete and refused by BIND", quoted(fields.type)),
                   "use MX instead");
    finding.severity = Severity::error;
    return false;
  }
  return true;
}

}  // namespace zonemend
