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

// Deletes what stands where the type is expected when it says again what stands before it.
std::optional<Fix> without_copy(SourceId source, std::string_view bytes,
                                const std::vector<Token>& tokens, const RecordFields& fields) {
  const Token& copy = tokens[fields.type];
  const std::string_view word = token_text(bytes, copy);
  const bool same_class =
      fields.rr_class != RecordFields::absent && rr_class_from_text(word) == fields.class_value;
  const TtlValue ttl = ttl_from_text(word);
  const bool same_ttl = fields.ttl != RecordFields::absent && ttl.error == TtlError::none &&
                        ttl.seconds == fields.ttl_seconds;
  if (!same_class && !same_ttl) return std::nullopt;
  const std::uint32_t begin = tokens[fields.type - 1].end;
  if (!ascii::is_blank(bytes.substr(begin, copy.begin - begin))) return std::nullopt;
  return Fix{"delete the second one", Safety::safe, {{{source, begin, copy.end}, ""}}};
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
    lose_owner();
  } else if (entry.starts_blank && fields.type == 0 &&
             directive_kind(word) != EntryKind::unknown_directive) {
    Finding& finding = unreadable(
        "directive-not-at-line-start", where,
        fmt::format("white space stands before {}, so it is not read as a directive", quoted(0)),
        "delete the white space at the start of the line");
    if (ascii::is_blank(reading_.bytes.substr(entry.begin, where.begin - entry.begin))) {
      const Span blank{reading_.source, entry.begin, where.begin};
      finding.fixes.push_back({"delete the white space", Safety::safe, {{blank, ""}}});
    }
  } else if (entry.starts_blank && fields.type == 0 && plain &&
             is_sound_record(reading_.bytes, tokens_, false, zone_.rr_class_, reading_.origin)) {
    unreadable("leading-space-before-owner", where,
               fmt::format("the line starts with white space, so {} is not its owner",
                           quoted(fields.type)),
               "delete the white space at the start of the line");
    lose_owner();
  } else if (is_numbered_class(word) && !rr_class_from_text(word)) {
    unreadable("unknown-class", where, fmt::format("{} is not a class", quoted(fields.type)),
               "classes have numbers from 0 to 65535; nearly every zone is of class IN");
  } else if (rr_class_from_text(word) || ttl_from_text(word).error == TtlError::none) {
    Finding& finding =
        unreadable("duplicate-class-or-ttl", where,
                   fmt::format("{} stands where the type is expected: TTL and class come once each",
                               quoted(fields.type)),
                   "delete the second one");
    if (auto fix = without_copy(reading_.source, reading_.bytes, tokens_, fields)) {
      finding.fixes.push_back(std::move(*fix));
    }
  } else if (looks_numeric(word)) {
    unreadable("bad-ttl", where, fmt::format("{} is neither a TTL nor a type", quoted(fields.type)),
               "write the TTL as seconds ('3600') or digits with units ('1h30m')");
  } else {
    std::string help = "check the spelling; types that have no name here are written TYPEnnn";
    if (word == "ALIAS" || word == "ANAME") {
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
