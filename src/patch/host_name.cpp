#include "patch/host_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "zonemend/tlds.h"

namespace zonemend {
namespace {

// Letters, digits, hyphens (RFC 1123 section 2.1), and what zones have besides: underscores, '*'.
bool has_host_bytes(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (std::isalnum(c) != 0 && c < 0x80) || c == '-' || c == '_' || c == '.' || c == '*';
  });
}

// A hyphen at either end of a part is no host name's (RFC 1123 section 2.1).
bool has_edge_hyphen(std::string_view text) {
  return text.starts_with('-') || text.ends_with('-') || text.find("-.") != text.npos ||
         text.find(".-") != text.npos;
}

Status check_bytes(std::string_view option, std::string_view text) {
  if (text.empty()) return Error{fmt::format("{} is empty", option), "give a host name"};
  if (text.find("://") != std::string_view::npos) {
    return Error{fmt::format("{} '{}' is a web address, not a host name", option, text),
                 "leave out 'https://' and everything after the name"};
  }
  if (text != "@" && (!has_host_bytes(text) || has_edge_hyphen(text))) {
    return Error{
        fmt::format("{} '{}' is not a host name", option, text),
        "use letters, digits and hyphens (none at the end of a part), with dots between the "
        "parts (RFC 1123 section 2.1)"};
  }
  return std::nullopt;
}

bool has_child(const Zone& zone, std::string_view label) {
  const auto child = Name::prepend(label, zone.origin_name());
  return child && zone.exists(zone.names().find(*child));
}

Error not_a_name(std::string_view option, std::string_view text) {
  return {fmt::format("{} '{}' is not a host name", option, text),
          "parts between dots have 1 to 63 characters, and the whole name at most 255 (RFC 1035 "
          "section 2.3.4)"};
}

}  // namespace

Result<Name> parse_host(std::string_view text, const Zone& zone) {
  if (auto bad = check_bytes("--host", text)) return *bad;
  const NameView origin = zone.origin_name();
  const auto full = text == "@" ? std::nullopt : Name::parse(text, Name());
  const std::string_view last = text.substr(text.rfind('.') + 1);
  const bool ends_in_tld =
      last.size() < text.size() && is_known_tld(last) && !has_child(zone, last);
  const bool is_full =
      is_absolute(text) || (full && full->view().is_at_or_below(origin)) || ends_in_tld;
  const auto name = is_full ? full : Name::parse(text, origin);
  if (!name) return not_a_name("--host", text);
  return *name;
}

Result<Name> parse_target(std::string_view text, NameView origin) {
  if (auto bad = check_bytes("--target", text)) return *bad;
  if (text == "@") return Name(origin);
  if (text.find('.') == std::string_view::npos) {
    const auto inside = Name::prepend(text, origin);
    return Error{fmt::format("--target '{}' could be a host of this zone or a full name", text),
                 fmt::format("write it in full{}",
                             inside ? fmt::format(", for instance '{}'", inside->text()) : "")};
  }
  const auto name = Name::parse(text, Name());
  if (!name || name->view().is_root()) return not_a_name("--target", text);
  return *name;
}

}  // namespace zonemend
