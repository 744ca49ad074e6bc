// Rdata: what is accepted can be printed, and what is printed reads back to the same octets.
//
// The input is the end of a record, as in "MX 10 mail" or "CH A mail 0123"; or a zero byte, two
// bytes for the type, and the octets of the rdata.
#include <algorithm>
#include <optional>
#include <vector>

#include "fuzz/fuzzers.h"
#include "fuzz/promise.h"
#include "zonemend/rdata.h"
#include "zonemend/token.h"

namespace zonemend::fuzz {
namespace {

const Name& origin() {
  static const Name name = *Name::parse("example.com.", Name());
  return name;
}

// The words and strings of a record; nothing when it is none, or has more than one line.
std::optional<std::vector<RdataToken>> tokens_of(std::string_view text) {
  std::vector<RdataToken> tokens;
  Lexer lexer(text, 0, static_cast<std::uint32_t>(text.size()));
  int open = 0;
  for (Token token; lexer.next(token);) {
    std::string_view word = text.substr(token.begin, token.end - token.begin);
    if (token.kind == TokenKind::bad || (token.kind == TokenKind::newline && open == 0)) {
      return std::nullopt;
    }
    if (token.kind == TokenKind::open) ++open;
    if (token.kind == TokenKind::close && --open < 0) return std::nullopt;
    const bool quoted = token.kind == TokenKind::quoted;
    if (quoted) word = word.substr(1, word.size() - 2);
    if (token.is_text()) tokens.push_back({word, quoted});
  }
  return tokens;
}

std::string hex_of(std::string_view octets) {
  std::string hex;
  for (const char c : octets) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return hex;
}

struct Kind {
  RrType type;
  RrClass rr_class;
};

std::optional<RdataError> read(Kind kind, std::string_view text, std::string& wire) {
  const auto tokens = tokens_of(text);
  require(tokens.has_value(), "'{}' is not the text of a record", text);
  return parse_rdata(kind.type, kind.rr_class, *tokens, origin(), wire);
}

void require_names_inside(Kind kind, std::string_view wire) {
  for (const NameInRdata& name : names_in_rdata(kind.type, wire)) {
    require(name.offset + std::size_t{name.size} <= wire.size() && name.size > 0,
            "a name at {} of {} octets", name.offset, wire.size());
    const NameView view(wire.substr(name.offset, name.size));
    require(Name::parse(view.text(), Name()) == Name(view), "the name {} reads otherwise",
            view.text());
  }
  if (const auto target = rdata_target(kind.type, wire)) {
    require(target->wire().data() >= wire.data() &&
                target->wire().data() + target->wire().size() <= wire.data() + wire.size(),
            "the target is not within the rdata");
  }
}

void require_reads_back(Kind kind, const std::string& wire) {
  require(wire.size() <= 65535, "{} octets of rdata", wire.size());
  const std::string generic = fmt::format("\\# {} {}", wire.size(), hex_of(wire));
  for (const std::string& text : {rdata_text(kind.type, kind.rr_class, wire), generic}) {
    std::string again;
    const auto error = read(kind, text, again);
    require(!error, "{} {}: {}", rr_type_text(kind.type), text, error ? error->message : "");
    require(again == wire, "{} {} is {} in place of {}", rr_type_text(kind.type), text,
            hex_of(again), hex_of(wire));
  }
  require(rdata_equal(kind.type, wire, wire), "rdata does not equal itself");
  require_names_inside(kind, wire);
}

void require_says_why(const RdataError& error, const std::vector<RdataToken>& tokens) {
  require(!error.rule.empty() && !error.message.empty(), "rdata is refused without a reason");
  if (error.token == RdataError::at_end) return;
  require(error.token < tokens.size(), "the fault is at token {} of {}", error.token,
          tokens.size());
  require(error.offset + error.length <= tokens[error.token].text.size(),
          "the fault is behind the token");
}

void fuzz_octets(std::string_view bytes) {
  if (bytes.size() < 2) return;
  const auto high = static_cast<unsigned char>(bytes[0]);
  const auto low = static_cast<unsigned char>(bytes[1]);
  const Kind kind{static_cast<RrType>(high << 8 | low), RrClass::in};
  const std::string_view octets = bytes.substr(2);
  // Octets that nobody checked are printed all the same.
  require(!rdata_text(kind.type, kind.rr_class, octets).empty() || octets.empty(),
          "octets are printed as nothing");
  std::string wire;
  if (!read(kind, fmt::format("\\# {} {}", octets.size(), hex_of(octets)), wire)) {
    require(wire == octets, "the generic form gives other octets");
    require_reads_back(kind, wire);
  }
}

void fuzz_text(std::string_view text) {
  auto tokens = tokens_of(text);
  if (!tokens || tokens->empty()) return;
  Kind kind{RrType::none, RrClass::in};
  if (const auto rr_class = rr_class_from_text(tokens->front().text);
      rr_class && tokens->size() > 1) {
    kind.rr_class = *rr_class;
    tokens->erase(tokens->begin());
  }
  const auto type = rr_type_from_text(tokens->front().text);
  if (!type) return;
  kind.type = *type;
  tokens->erase(tokens->begin());
  std::string wire = "before";
  if (const auto error = parse_rdata(kind.type, kind.rr_class, *tokens, origin(), wire)) {
    require(wire == "before", "refused rdata leaves octets behind");
    require_says_why(*error, *tokens);
  } else {
    require_reads_back(kind, wire.substr(6));
  }
}

}  // namespace

void fuzz_rdata(std::string_view bytes) {
  if (bytes.starts_with('\0')) {
    fuzz_octets(bytes.substr(1));
  } else {
    fuzz_text(bytes);
  }
}

}  // namespace zonemend::fuzz
