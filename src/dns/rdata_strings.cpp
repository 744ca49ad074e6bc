// Domain names and character-strings (RFC 1035 sections 3.3 and 5.1).
#include <fmt/format.h>

#include <algorithm>

#include "dns/rdata_reader.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

struct Escape {
  std::size_t size = 0;  // characters read after the backslash; 0 when it is malformed
  char octet = 0;
};

// What follows a backslash: three digits up to 255, or any one character.
Escape read_escape(std::string_view text) {
  if (text.empty()) return {};
  if (!ascii::is_digit(text[0])) return {1, text[0]};
  if (text.size() < 3 || !ascii::is_digit(text[1]) || !ascii::is_digit(text[2])) return {};
  const int value = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
  if (value > 255) return {};
  return {3, static_cast<char>(value)};
}

// Appends the octets that `text` stands for.
bool put_decoded(RdataReader& in, std::string_view text) {
  std::string& wire = in.wire();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      wire.push_back(text[i]);
      continue;
    }
    const Escape escape = read_escape(text.substr(i + 1));
    if (escape.size == 0) {
      const std::string_view culprit = text.substr(i, 4);
      return in.fail_within(i, culprit.size(), "bad-escape",
                            fmt::format("{} is not a valid escape", quote(culprit)),
                            "write a backslash and three digits from 000 to 255, or a backslash "
                            "and one other character");
    }
    wire.push_back(escape.octet);
    i += escape.size;
  }
  return true;
}

bool put_string(RdataReader& in, const RdataToken& token) {
  std::string& wire = in.wire();
  const std::size_t length_at = wire.size();
  wire.push_back(0);
  if (!put_decoded(in, token.text)) return false;
  const std::size_t size = wire.size() - length_at - 1;
  if (size > max_string_size) {
    return in.fail(
        "string-too-long",
        fmt::format("a string has {} octets; at most {} are possible", size, max_string_size),
        "split it into several quoted strings; readers of TXT records join them");
  }
  wire[length_at] = static_cast<char>(size);
  return true;
}

// The octets up to the end of the rdata, without a length octet (RFC 8659, RFC 7553).
bool put_long_string(RdataReader& in, const RdataToken& token) {
  if (!put_decoded(in, token.text)) return false;
  if (in.rdata().size() <= max_rdata_size) return true;
  return in.fail("rdata-too-long",
                 fmt::format("the rdata has {} octets; at most {} are possible", in.rdata().size(),
                             max_rdata_size),
                 "shorten the value");
}

bool fail_name(RdataReader& in, std::string_view text, NameError error, std::size_t at) {
  switch (error) {
    case NameError::bad_escape:
      return in.fail_within(at, std::min<std::size_t>(4, text.size() - std::min(at, text.size())),
                            "bad-escape",
                            fmt::format("{} contains an escape that is not valid", quote(text)),
                            "write a backslash and three digits from 000 to 255, or a backslash "
                            "and one other character");
    case NameError::label_too_long:
      return in.fail(
          "bad-domain-name",
          fmt::format("{} has a label of more than {} octets", quote(text), max_label_size),
          "shorten the part between two dots");
    case NameError::name_too_long:
      return in.fail("bad-domain-name",
                     fmt::format("{} is longer than {} octets once it is completed", quote(text),
                                 max_name_size),
                     "shorten the name, or end it with a dot if it is already complete");
    case NameError::empty_label:
      break;
  }
  return in.fail("bad-domain-name", fmt::format("{} has an empty label", quote(text)),
                 "remove the leading or the doubled dot");
}

}  // namespace

bool read_name(RdataReader& in) {
  const RdataToken* token = in.next();
  if (token == nullptr) return false;
  // BIND takes quotes around the target of SVCB and HTTPS, and around no other name.
  const bool quotes_allowed = in.type() == RrType::svcb || in.type() == RrType::https;
  if (token->quoted && !quotes_allowed) {
    return in.fail("bad-domain-name", fmt::format("the {} is in quotes", in.words()),
                   "remove the quotes");
  }
  if (token->text.find('\0') != std::string_view::npos) {
    return in.fail("bad-domain-name", fmt::format("{} contains a NUL byte", quote(token->text)),
                   "remove the byte, or write it as \\000");
  }
  NameError error{};
  std::size_t at = 0;
  const auto name = Name::parse(token->text, in.origin(), error, &at);
  if (!name) return fail_name(in, token->text, error, at);
  in.put(name->view().wire());
  return true;
}

bool read_names(RdataReader& in) {
  while (!in.at_end()) {
    if (!read_name(in)) return false;
  }
  return true;
}

bool read_string(RdataReader& in) {
  const RdataToken* token = in.next();
  return token != nullptr && put_string(in, *token);
}

bool read_optional_string(RdataReader& in) { return in.at_end() || read_string(in); }

bool read_strings(RdataReader& in) {
  do {
    if (!read_string(in)) return false;
  } while (!in.at_end());
  return true;
}

// RFC 8659 section 4.1: letters and digits.
bool read_tag(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  for (char c : token->text) {
    if (ascii::is_alnum(c)) continue;
    return in.fail("bad-rdata",
                   fmt::format("{} is not a property tag: a tag has letters and digits only",
                               quote(token->text)),
                   "common tags are issue, issuewild and iodef");
  }
  return put_string(in, *token);
}

bool read_caa_value(RdataReader& in) {
  const RdataToken* token = in.next();
  return token != nullptr && put_long_string(in, *token);
}

bool read_uri_target(RdataReader& in) {
  const RdataToken* token = in.next();
  if (token == nullptr) return false;
  if (!token->quoted) {
    return in.fail("bad-rdata", fmt::format("the {} is not in quotes", in.words()),
                   "put the URI in double quotes");
  }
  return put_long_string(in, *token);
}

}  // namespace zonemend
