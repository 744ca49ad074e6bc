#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "dns/rdata_reader.h"
#include "dns/rdata_wire.h"
#include "dns/svcb.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

constexpr std::string_view key_names[] = {
    "mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint", "dohpath",
};

bool is_alpn_list(std::string_view value) {
  std::size_t at = 0;
  while (at < value.size()) {
    const std::size_t length = get8(value, at);
    if (length == 0 || length > value.size() - at - 1) return false;
    at += 1 + length;
  }
  return at > 0;
}

// RFC 9460 section 8: ascending, without "mandatory" itself.
bool is_key_list(std::string_view value) {
  if (value.empty() || value.size() % 2 != 0) return false;
  std::uint32_t last = 0;
  for (std::size_t at = 0; at < value.size(); at += 2) {
    const std::uint32_t key = get16(value, at);
    if (key <= last) return false;
    last = key;
  }
  return true;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::uint32_t lead = get8(text, i);
    const std::size_t size = lead < 0x80                    ? 1
                             : lead >= 0xc2 && lead <= 0xdf ? 2
                             : lead >= 0xe0 && lead <= 0xef ? 3
                             : lead >= 0xf0 && lead <= 0xf4 ? 4
                                                            : 0;
    if (size == 0 || text.size() - i < size) return false;
    for (std::size_t k = 1; k < size; ++k) {
      if ((get8(text, i + k) & 0xc0) != 0x80) return false;
    }
    i += size;
  }
  return true;
}

// RFC 6570 section 2.4: '*', or ':' and a length below 10000.
bool is_modifier(std::string_view text) {
  if (text.empty() || text == "*") return true;
  return text.size() <= 5 && text[0] == ':' && text.substr(1, 1) != "0" &&
         ascii::all_digits(text.substr(1));
}

// RFC 6570 section 2.3.
bool is_variable_name(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (text.size() - i < 3) return false;
      if (ascii::hex_value(text[i + 1]) < 0 || ascii::hex_value(text[i + 2]) < 0) return false;
      i += 2;
    } else if (!ascii::is_alnum(text[i]) && text[i] != '_' && text[i] != '.') {
      return false;
    }
  }
  return !text.empty();
}

// One expression of a URI template (RFC 6570 section 2.2) without its braces. Sets `dns` when it
// has the variable of that name.
bool is_expression(std::string_view text, bool& dns) {
  if (!text.empty() && std::string_view("+#./;?&").find(text[0]) != std::string_view::npos) {
    text.remove_prefix(1);
  }
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string_view variable = text.substr(0, comma);
    const std::size_t name_end = std::min(variable.find_first_of(":*"), variable.size());
    const std::string_view name = variable.substr(0, name_end);
    if (!is_variable_name(name) || !is_modifier(variable.substr(name_end))) return false;
    dns = dns || name == "dns";
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

// RFC 9461 section 5: a relative URI template with the variable "dns".
bool is_doh_path(std::string_view text) {
  if (text.empty() || text[0] != '/' || !is_utf8(text)) return false;
  bool dns = false;
  while (!text.empty()) {
    const std::size_t brace = text.find('{');
    if (brace == std::string_view::npos) break;
    const std::size_t end = text.find('}', brace);
    if (end == std::string_view::npos) return false;
    if (!is_expression(text.substr(brace + 1, end - brace - 1), dns)) return false;
    text.remove_prefix(end + 1);
  }
  return dns;
}

bool is_valid_value(std::uint16_t key, std::string_view value) {
  switch (key) {
    case svc_key::mandatory:
      return is_key_list(value);
    case svc_key::alpn:
      return is_alpn_list(value);
    case svc_key::no_default_alpn:
      return value.empty();
    case svc_key::port:
      return value.size() == 2;
    case svc_key::ipv4hint:
      return !value.empty() && value.size() % 4 == 0;
    case svc_key::ipv6hint:
      return !value.empty() && value.size() % 16 == 0;
    case svc_key::dohpath:
      return is_doh_path(value);
    default:
      return true;
  }
}

template <class Visit>
void visit_params(std::string_view params, Visit visit) {
  for (std::size_t at = 0; at < params.size();) {
    const std::size_t length = get16(params, at + 2);
    visit(static_cast<std::uint16_t>(get16(params, at)), params.substr(at + 4, length));
    at += 4 + length;
  }
}

bool has_key(std::string_view params, std::uint16_t wanted) {
  bool found = false;
  visit_params(params, [&](std::uint16_t key, std::string_view) { found |= key == wanted; });
  return found;
}

}  // namespace

std::string svc_key_text(std::uint16_t key) {
  return key < std::size(key_names) ? std::string(key_names[key]) : fmt::format("key{}", key);
}

std::optional<std::uint16_t> svc_key_from_text(std::string_view text) {
  for (std::size_t i = 0; i < std::size(key_names); ++i) {
    if (text == key_names[i]) return static_cast<std::uint16_t>(i);
  }
  if (text.size() < 4 || text.size() > 8 || text.substr(0, 3) != "key") return std::nullopt;
  text.remove_prefix(3);
  if (!ascii::all_digits(text) || (text[0] == '0' && text.size() > 1)) return std::nullopt;
  std::uint32_t key = 0;
  for (char c : text) key = key * 10 + static_cast<std::uint32_t>(c - '0');
  if (key > 0xffff) return std::nullopt;
  return static_cast<std::uint16_t>(key);
}

std::optional<std::string> check_svc_value(std::uint16_t key, std::string_view value) {
  if (is_valid_value(key, value)) return std::nullopt;
  if (value.empty()) return fmt::format("{} has no value", svc_key_text(key));
  if (key == svc_key::no_default_alpn) return "no-default-alpn has a value, but takes none";
  if (key == svc_key::dohpath) {
    return fmt::format("{} is not a path for DNS over HTTPS", quote(value));
  }
  return fmt::format("the value of {} is malformed", svc_key_text(key));
}

std::optional<std::string> check_svc_params(std::string_view params) {
  std::optional<std::string> fault;
  visit_params(params, [&](std::uint16_t key, std::string_view value) {
    if (!fault) fault = check_svc_value(key, value);
    if (fault || key != svc_key::mandatory) return;
    for (std::size_t at = 0; at < value.size() && !fault; at += 2) {
      const auto needed = static_cast<std::uint16_t>(get16(value, at));
      if (has_key(params, needed)) continue;
      fault =
          fmt::format("mandatory names {}, which the record does not have", svc_key_text(needed));
    }
  });
  if (fault) return fault;
  if (has_key(params, svc_key::no_default_alpn) && !has_key(params, svc_key::alpn)) {
    return "no-default-alpn needs an alpn beside it";
  }
  return std::nullopt;
}

}  // namespace zonemend
