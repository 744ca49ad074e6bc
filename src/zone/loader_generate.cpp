// What the loader does at $GENERATE (BIND's Administrator Reference Manual): makes the records that
// BIND makes, each for one value of the iterator. The owner of the lines below stays what it was.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "zone/generate.h"
#include "zone/loader.h"

namespace zonemend {

// The directive, taken apart. Token 0 is the owner's template from here on.
struct Loader::Generate {
  Token range_token;
  GenerateRange range;
  std::optional<GenerateTemplate> owner;
  std::optional<GenerateTemplate> rdata;
  std::size_t rdata_token = 0;
};

namespace {

constexpr std::string_view form =
    "write for instance '$GENERATE 1-20 host$ A 192.0.2.$', data of several fields in quotes";

bool has_parens(std::string_view bytes, const Entry& entry) {
  Lexer lexer(bytes, entry.begin, entry.end);
  for (Token token; lexer.next(token);) {
    if (token.kind == TokenKind::open || token.kind == TokenKind::close) return true;
  }
  return false;
}

// Cuts expanded data into tokens, as BIND's lexer does; false when it would not.
bool lex_generated(std::string_view text, std::vector<RdataToken>& tokens) {
  Lexer lexer(text, 0, static_cast<std::uint32_t>(text.size()));
  int depth = 0;
  for (Token token; lexer.next(token);) {
    if (token.is_text()) {
      tokens.push_back({token_text(text, token), token.kind == TokenKind::quoted});
    } else if (token.kind == TokenKind::bad) {
      return false;
    } else if (token.kind == TokenKind::open) {
      ++depth;
    } else if (token.kind == TokenKind::close && --depth < 0) {
      return false;
    }
  }
  return depth == 0;
}

}  // namespace

Status Loader::read_generate(std::uint32_t index, const Entry& entry) {
  const bool plain = std::all_of(tokens_.begin(),
                                 tokens_.begin() + std::min<std::ptrdiff_t>(3, std::ssize(tokens_)),
                                 [](const Token& t) { return t.kind == TokenKind::word; });
  if (has_parens(reading_.bytes, entry)) {
    unreadable("directive-argument", {reading_.source, entry.begin, tokens_.back().end},
               "BIND allows no parentheses in $GENERATE, except within the quotes of its data",
               "write it on one line without parentheses");
    return std::nullopt;
  }
  if (tokens_.size() < 3 || !plain) {
    unreadable("directive-argument", end_of_tokens(),
               "$GENERATE takes a range, an owner, a type and data, only the data in quotes",
               std::string(form));
    return std::nullopt;
  }
  Generate generate{.range_token = tokens_[1], .range = {}, .owner = {}, .rdata = {}};
  tokens_.erase(tokens_.begin(), tokens_.begin() + 2);
  const auto type = read_generate_head(generate, entry);
  if (!type) return std::nullopt;

  Record record{.entry = index};
  record.document = reading_.document;
  record.type = *type;
  const OwnerState outer = std::exchange(reading_.owner_state, OwnerState::known);
  record.rdata = static_cast<std::uint32_t>(zone_.arena_.size());
  // What $GENERATE makes belongs to no run of lines.
  LineRuns runs = std::exchange(reading_.runs, LineRuns());
  const bool ttl_read = read_ttl(record, find_fields(reading_.bytes, tokens_, false));
  reading_.runs = std::move(runs);
  reading_.owner_state = outer;
  if (!ttl_read) return std::nullopt;
  judge_generate(generate);
  if (!within_generate_limit(generate)) return std::nullopt;
  return expand(generate, record);
}

// Everything before the values: what is wrong here is wrong for all of them.
std::optional<RrType> Loader::read_generate_head(Generate& generate, const Entry& entry) {
  const RecordFields fields = find_fields(reading_.bytes, tokens_, false);
  const auto type = read_type(fields, entry);
  if (!type || !usable_type(*type, fields) || !usable_class(fields)) return std::nullopt;
  generate.rdata_token = fields.rdata();
  if (tokens_.size() <= generate.rdata_token) {
    unreadable("directive-argument", end_of_tokens(), "$GENERATE without data", std::string(form));
    return std::nullopt;
  }
  if (tokens_.size() > generate.rdata_token + 1) {
    const Span all{reading_.source, tokens_[generate.rdata_token].begin, tokens_.back().end};
    unreadable("generate-unquoted-rdata", all,
               "data of several fields must stand in quotes as one in $GENERATE",
               "write the quotes: $GENERATE 1-3 @ MX \"10 mail$\"");
    return std::nullopt;
  }
  const Span range_span{reading_.source, generate.range_token.begin, generate.range_token.end};
  const auto range = parse_generate_range(token_text(reading_.bytes, generate.range_token));
  if (!range) {
    unreadable("generate-bad-range", range_span, range.error().message, range.error().help);
    return std::nullopt;
  }
  generate.range = *range;
  generate.owner = read_template(0);
  generate.rdata = read_template(generate.rdata_token);
  if (!generate.owner || !generate.rdata) return std::nullopt;
  return type;
}

std::optional<GenerateTemplate> Loader::read_template(std::size_t token) {
  auto result = GenerateTemplate::parse(quoted_text(text(token)));
  if (result) return std::move(*result);
  unreadable("generate-bad-modifier", span(token), result.error().message, result.error().help);
  return std::nullopt;
}

// What BIND reads, but nobody means.
void Loader::judge_generate(const Generate& generate) {
  if (!generate.owner->has_iterator() && generate.range.count() > 1) {
    report("generate-no-iterator", span(0),
           fmt::format("the owner {} has no '$', so all {} records go to one name", quoted(0),
                       generate.range.count()),
           "write '$' where the number belongs, as in 'host$'");
  }
  for (const auto& [side, token] : {std::pair(&*generate.owner, std::size_t{0}),
                                    std::pair(&*generate.rdata, generate.rdata_token)}) {
    if (side->has_even_nibble_width()) {
      report("generate-even-nibble-width", span(token),
             fmt::format("{} makes names that end in a dot, so they are not completed with the "
                         "origin",
                         quoted(token)),
             "the width counts the dots too: take an odd one");
    }
    if (side->can_be_negative(generate.range)) {
      report("generate-negative-result", span(token),
             fmt::format("{} makes a negative number for some values", quoted(token)),
             "raise the offset or the beginning of the range");
    }
  }
}

bool Loader::within_generate_limit(const Generate& generate) {
  const std::uint64_t count = generate.range.count();
  const Span where{reading_.source, generate.range_token.begin, generate.range_token.end};
  generated_ += count;
  if (generated_ > options_.limits.generated_records) {
    report("generate-limit", where,
           fmt::format("$GENERATE would make more than {} records in this zone, and was not "
                       "expanded",
                       options_.limits.generated_records),
           "make fewer records, or raise the limit with --limit generated=NUMBER");
    zone_.complete_ = false;
    return false;
  }
  if (count > usual_generate_limit) {
    report("generate-too-large", where, fmt::format("this $GENERATE makes {} records", count),
           "check the range; a wildcard record ('*') may do the same with one record");
  }
  return true;
}

Status Loader::expand(const Generate& generate, const Record& model) {
  const std::uint64_t count = generate.range.count();
  zone_.has_generated_ = true;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (is_full()) return too_large();
    generating_ = static_cast<std::uint32_t>(generate.range.start + i * generate.range.step);
    const bool good = add_generated(generate, model, *generating_);
    generating_.reset();
    if (!within_generated_octets(generate)) break;
    if (!good) break;  // BIND stops here too, and the other values would say the same
  }
  return std::nullopt;
}

// Few records of much data take as much memory as many of little.
bool Loader::within_generated_octets(const Generate& generate) {
  constexpr std::uint64_t octets_of_a_record = 256;
  generated_octets_ += scratch_.size();
  if (generated_octets_ / octets_of_a_record <= options_.limits.generated_records) return true;
  const Span where{reading_.source, generate.range_token.begin, generate.range_token.end};
  unreadable("generate-limit", where,
             fmt::format("$GENERATE would make more than {} octets of data in this zone, and was "
                         "not expanded any further",
                         options_.limits.generated_records * octets_of_a_record),
             "make fewer records, or raise the limit with --limit generated=NUMBER");
  return false;
}

bool Loader::add_generated(const Generate& generate, Record record, std::uint32_t value) {
  scratch_.clear();
  if (!generate.owner->expand(value, most_generated_owner, scratch_)) return generated_too_long(0);
  NameError error{};
  const auto owner = Name::parse(scratch_, reading_.origin, error);
  if (!owner) {
    unreadable("bad-domain-name", span(0),
               fmt::format("the owner '{}' {}", scratch_, name_error_text(error)),
               "a name is labels of 1 to 63 octets with single dots between, 255 in all");
    return false;
  }
  record.owner = zone_.names_.intern(*owner);
  if (!owner->view().is_at_or_below(zone_.origin_name())) {
    // BIND does not look at its data.
    add_out_of_zone(record, static_cast<RecordId>(zone_.records_.size()));
    return true;
  }
  if (!read_generated_rdata(generate, record)) return false;
  if (is_misplaced_soa(record, generate.rdata_token - 1)) return false;
  zone_.generated_.push_back({static_cast<RecordId>(zone_.records_.size()), value});
  zone_.records_.push_back(record);
  return true;
}

bool Loader::generated_too_long(std::size_t token) {
  unreadable("generate-bad-modifier", span(token),
             fmt::format("{} makes text or a number that is too large for BIND", quoted(token)),
             "use a smaller offset or width: numbers end at 2147483647");
  return false;
}

bool Loader::read_generated_rdata(const Generate& generate, Record& record) {
  const std::size_t token = generate.rdata_token;
  scratch_.clear();
  if (!generate.rdata->expand(*generating_, most_generated_data, scratch_))
    return generated_too_long(token);
  rdata_.clear();
  if (!lex_generated(scratch_, rdata_)) {
    unreadable("generate-bad-rdata", span(token),
               fmt::format("the quotes or parentheses of '{}' do not match", scratch_),
               "inside the quotes of $GENERATE, further quotes are written '\\\"'");
    return false;
  }
  record.rdata = static_cast<std::uint32_t>(zone_.arena_.size());
  auto error = parse_rdata(record.type, zone_.rr_class_, rdata_, reading_.origin, zone_.arena_);
  if (error) {
    unreadable(error->rule, span(token), std::move(error->message), std::move(error->help));
    return false;
  }
  record.rdata_size = static_cast<std::uint16_t>(zone_.arena_.size() - record.rdata);
  return true;
}

}  // namespace zonemend
