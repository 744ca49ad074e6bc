// Service parameters of SVCB and HTTPS: presentation form (RFC 9460 section 2.1, appendix A).
#include "dns/svcb.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "dns/rdata_print.h"
#include "dns/rdata_reader.h"
#include "dns/rdata_wire.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

struct Param {
  std::uint16_t key = 0;
  std::size_t token = 0;  // the first one it was read from
  std::string value;      // wire form
};

// A parameter as written: key, or key and value.
struct Written {
  std::string_view key;
  std::string_view value;  // character-string with its escapes
  bool has_value = false;
};

bool fail(RdataReader& in, std::string message, std::string help) {
  return in.fail("bad-svcparam", std::move(message), std::move(help));
}

// True when `quoted` follows `word` without a blank: only the opening quote is between them. A
// value in quotes is a token of its own although nothing separates it from its key.
bool is_adjacent(const RdataToken& word, const RdataToken& quoted) {
  return quoted.quoted && word.text.data() + word.text.size() + 1 == quoted.text.data();
}

bool read_written(RdataReader& in, Written& written) {
  const RdataToken* token = in.next();
  if (token->quoted) {
    return fail(in, fmt::format("\"{}\" in quotes is not a parameter", token->text),
                "write key=value, or key=\"value\" without a blank around '='");
  }
  const std::size_t equals = token->text.find('=');
  written.key = token->text.substr(0, equals);
  if (equals == std::string_view::npos) return true;
  written.has_value = true;
  written.value = token->text.substr(equals + 1);
  if (written.value.empty() && !in.at_end() && is_adjacent(*token, in.peek())) {
    written.value = in.next()->text;
  }
  return true;
}

// Undoes the escapes of a character-string.
bool decode(RdataReader& in, std::string_view text, std::string& octets) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      octets += text[i];
      continue;
    }
    const std::string_view escape = text.substr(i + 1, 3);
    const bool decimal = !escape.empty() && ascii::is_digit(escape[0]);
    const int number = decimal && ascii::all_digits(escape) && escape.size() == 3
                           ? (escape[0] - '0') * 100 + (escape[1] - '0') * 10 + escape[2] - '0'
                           : 256;
    if (escape.empty() || (decimal && number > 255)) {
      return in.fail("bad-escape",
                     fmt::format("{} is not a valid escape", quote(text.substr(i, 4))),
                     "write a backslash and three digits from 000 to 255, or a backslash and one "
                     "other character");
    }
    octets += decimal ? static_cast<char>(number) : escape[0];
    i += decimal ? 3 : 1;
  }
  return true;
}

// The elements of a list, each with its own escapes undone (RFC 9460 appendix A.1).
bool split_list(RdataReader& in, std::string_view list, std::vector<std::string>& items) {
  items.emplace_back();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] == ',') {
      items.emplace_back();
    } else if (list[i] != '\\') {
      items.back() += list[i];
    } else if (++i < list.size()) {
      items.back() += list[i];
    } else {
      return fail(in, "the list ends in a backslash", "write \\\\\\\\ for a backslash in a list");
    }
  }
  for (const std::string& item : items) {
    if (!item.empty() && item.size() <= max_string_size) continue;
    return fail(in,
                item.empty() ? "the list of alpn has an empty element"
                             : "a protocol name in alpn is longer than 255 octets",
                "write names with one comma between them, as in alpn=h2,h3");
  }
  return true;
}

bool put_alpn(RdataReader& in, std::string_view text, std::string& value) {
  std::string list;
  std::vector<std::string> items;
  if (!decode(in, text, list) || !split_list(in, list, items)) return false;
  for (const std::string& item : items) {
    value += static_cast<char>(item.size());
    value += item;
  }
  return true;
}

bool put_port(RdataReader& in, std::string_view text, std::string& value) {
  std::uint32_t port = 0;
  if (!ascii::all_digits(text)) {
    return fail(in, fmt::format("{} is not a port", quote(text)), "write a number from 0 to 65535");
  }
  for (char c : text) {
    port = std::min(port * 10 + static_cast<std::uint32_t>(c - '0'), 0x10000u);
  }
  if (port > 0xffff) {
    return in.fail("number-out-of-range",
                   fmt::format("{} does not fit the port (0 to 65535)", quote(text)),
                   "write a number from 0 to 65535");
  }
  value += static_cast<char>(port >> 8);
  value += static_cast<char>(port & 0xff);
  return true;
}

// Addresses with commas between them, each read as the rdata of A or AAAA.
bool put_hints(RdataReader& in, RrType type, std::string_view text, std::string& value) {
  while (true) {
    const std::size_t comma = text.find(',');
    const RdataToken address{text.substr(0, comma), false};
    if (const auto error = parse_rdata(type, RrClass::in, {&address, 1}, in.origin(), value)) {
      return in.fail(error->rule, error->message, error->help);
    }
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

bool put_keys(RdataReader& in, std::string_view text, std::string& value) {
  std::vector<std::uint16_t> keys;
  while (true) {
    const std::size_t comma = text.find(',');
    // Names are in lower case, yet BIND does not insist on it in this list.
    std::string name(text.substr(0, comma));
    if (name.substr(0, 3) != "key") {
      std::transform(name.begin(), name.end(), name.begin(), ascii::lower);
    }
    const auto key = svc_key_from_text(name);
    if (!key || *key == svc_key::mandatory ||
        std::find(keys.begin(), keys.end(), *key) != keys.end()) {
      return fail(
          in,
          fmt::format("{} may not stand in the list of mandatory", quote(text.substr(0, comma))),
          "name each other parameter of the record at most once");
    }
    keys.push_back(*key);
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  std::sort(keys.begin(), keys.end());
  for (std::uint16_t key : keys) {
    value += static_cast<char>(key >> 8);
    value += static_cast<char>(key & 0xff);
  }
  return true;
}

bool put_base64(RdataReader& in, std::string_view text, std::string& value) {
  if (text.empty()) return true;
  const RdataToken data{text, false};
  // Read as a type whose rdata is one base64 text.
  constexpr auto openpgpkey = static_cast<RrType>(61);
  const auto error = parse_rdata(openpgpkey, RrClass::in, {&data, 1}, in.origin(), value);
  return !error || in.fail(error->rule, "the value of ech is not valid base64 text", error->help);
}

bool put_value(RdataReader& in, const Written& written, std::uint16_t key, std::string& value) {
  // keyN takes plain octets, also where N has a name (RFC 9460 section 2.1).
  const bool by_name = written.key == svc_key_text(key);
  if (!written.value.empty() && by_name) {
    switch (key) {
      case svc_key::mandatory:
        return put_keys(in, written.value, value);
      case svc_key::alpn:
        return put_alpn(in, written.value, value);
      case svc_key::port:
        return put_port(in, written.value, value);
      case svc_key::ipv4hint:
        return put_hints(in, RrType::a, written.value, value);
      case svc_key::ipv6hint:
        return put_hints(in, RrType::aaaa, written.value, value);
      case svc_key::ech:
        return put_base64(in, written.value, value);
      default:
        break;
    }
  }
  return decode(in, written.value, value);
}

bool read_param(RdataReader& in, Param& param) {
  param.token = in.index();
  Written written;
  if (!read_written(in, written)) return false;
  const auto key = svc_key_from_text(written.key);
  if (!key) {
    return fail(in, fmt::format("{} is not the name of a parameter", quote(written.key)),
                "write a name such as alpn or port in lower case, or key and its number");
  }
  param.key = *key;
  if (!put_value(in, written, *key, param.value)) return false;
  if (const auto fault = check_svc_value(*key, param.value)) {
    return fail(in, *fault, "see RFC 9460 section 7 for the form of each parameter");
  }
  return true;
}

bool put_param(RdataReader& in, const Param& param) {
  if (param.value.size() > max_rdata_size) {
    return in.fail_at(param.token, "rdata-too-long", "the value is longer than 65535 octets",
                      "shorten it");
  }
  in.put16(param.key);
  in.put16(static_cast<std::uint32_t>(param.value.size()));
  in.put(param.value);
  return true;
}

void print_alpn(std::string& out, std::string_view value) {
  std::string list;
  for (std::size_t at = 0; at < value.size(); at += 1 + get8(value, at)) {
    if (at > 0) list += ',';
    for (char c : value.substr(at + 1, get8(value, at))) {
      if (c == ',' || c == '\\') list += '\\';
      list += c;
    }
  }
  print_quoted(out, list);
}

template <class Print>
void print_list(std::string& out, std::string_view value, std::size_t size, Print print) {
  for (std::size_t at = 0; at < value.size(); at += size) {
    if (at > 0) out += ',';
    print(out, value.substr(at, size));
  }
}

void print_param(std::string& out, std::uint16_t key, std::string_view value) {
  out += svc_key_text(key);
  if (value.empty()) return;
  out += '=';
  switch (key) {
    case svc_key::mandatory:
      return print_list(out, value, 2, [](std::string& text, std::string_view octets) {
        text += svc_key_text(static_cast<std::uint16_t>(get16(octets, 0)));
      });
    case svc_key::alpn:
      return print_alpn(out, value);
    case svc_key::port:
      fmt::format_to(std::back_inserter(out), "{}", get16(value, 0));
      return;
    case svc_key::ipv4hint:
      return print_list(out, value, 4, print_ipv4);
    case svc_key::ipv6hint:
      return print_list(out, value, 16, print_ipv6);
    case svc_key::ech:
      return print_base64(out, value);
    default:
      return print_quoted(out, value);
  }
}

}  // namespace

bool read_svc_params(RdataReader& in) {
  std::vector<Param> params;
  while (!in.at_end()) {
    if (!read_param(in, params.emplace_back())) return false;
  }
  std::stable_sort(params.begin(), params.end(),
                   [](const Param& a, const Param& b) { return a.key < b.key; });
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (i > 0 && params[i].key == params[i - 1].key) {
      return in.fail_at(params[i].token, "bad-svcparam",
                        fmt::format("{} stands in the record twice", svc_key_text(params[i].key)),
                        "keep one of them");
    }
    if (!put_param(in, params[i])) return false;
  }
  return true;
}

void print_svc_params(std::string& out, std::string_view octets) {
  for (std::size_t at = 0; at < octets.size();) {
    if (at > 0) out += ' ';
    const std::size_t size = get16(octets, at + 2);
    print_param(out, static_cast<std::uint16_t>(get16(octets, at)), octets.substr(at + 4, size));
    at += 4 + size;
  }
}

}  // namespace zonemend
