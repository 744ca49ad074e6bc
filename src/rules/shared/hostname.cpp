#include "rules/shared/hostname.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

constexpr RrType mb{7};
constexpr RrType mg{8};
constexpr RrType wks{11};
constexpr RrType minfo{14};
constexpr RrType a6{38};
constexpr RrType dsync{66};

constexpr bool is_inner(char c) { return ascii::is_alnum(c) || c == '-'; }

bool is_hostname_label(std::string_view label) {
  return ascii::is_alnum(label.front()) && ascii::is_alnum(label.back()) &&
         std::all_of(label.begin(), label.end(), is_inner);
}

bool is_visible(char c) { return c > ' ' && c < '\x7f'; }

std::string character_words(char c) {
  switch (c) {
    case '_':
      return "the underscore";
    case '*':
      return "the asterisk";
    case ' ':
      return "the blank";
    case '.':
      return "the dot within a label";
    default:
      break;
  }
  if (is_visible(c)) return fmt::format("the character '{}'", c);
  return static_cast<unsigned char>(c) < 0x80 ? "the control character"
                                              : "the letter outside ASCII";
}

std::string label_text(NameView name) {
  const std::string text = name.text();
  return text.substr(0,
                     text.size() - name.parent().text().size() - (name.parent().is_root() ? 0 : 1));
}

// Where an SPF policy of "exists:%{i}._spf.example.com" and its like look (RFC 7208 section 5.7).
bool is_spf_label(std::string_view label) {
  return ascii::equal_ignoring_case(label, "_spf") ||
         ascii::equal_ignoring_case(label, "_spf_verify") ||
         ascii::equal_ignoring_case(label, "_spf_rate");
}

bool is_spf_name(NameView name) {
  for (; !name.is_root() && !name.parent().is_root(); name = name.parent()) {
    if (is_spf_label(name.first_label())) return true;
  }
  return false;
}

// The global catalogue of an Active Directory forest.
bool is_global_catalogue(NameView name) {
  if (name.label_count() < 2 || !ascii::equal_ignoring_case(name.first_label(), "gc")) return false;
  const NameView rest = name.parent();
  return ascii::equal_ignoring_case(rest.first_label(), "_msdcs") && is_hostname(rest.parent());
}

struct CheckedName {
  RrType type;
  std::uint8_t index;  // among the names in the rdata
  std::uint8_t field;
  bool mailbox = false;
};

constexpr std::array checked_names = {
    CheckedName{RrType::ns, 0, 0},
    CheckedName{RrType::mx, 0, 1},
    CheckedName{RrType::soa, 0, 0},
    CheckedName{RrType::soa, 1, 1, true},
    CheckedName{RrType::srv, 0, 3},
    CheckedName{RrType::svcb, 0, 1},
    CheckedName{RrType::https, 0, 1},
    CheckedName{RrType::afsdb, 0, 1},
    CheckedName{RrType::rt, 0, 1},
    CheckedName{RrType::rp, 0, 0, true},
    CheckedName{minfo, 0, 0, true},
    CheckedName{minfo, 1, 1, true},
    CheckedName{a6, 0, 2},
    CheckedName{dsync, 0, 3},
};

// SVCB and HTTPS with priority 0 are aliases (RFC 9460 section 2.4.2), which may have any name.
bool is_alias_form(RrType type, std::string_view wire) {
  return (type == RrType::svcb || type == RrType::https) &&
         wire.starts_with(std::string_view("\0\0", 2));
}

NameView name_at(RrType type, std::string_view wire, std::size_t index) {
  if (const auto target = rdata_target(type, wire)) return *target;
  const auto names = names_in_rdata(type, wire);
  static const Name root;
  if (index >= names.size()) return root;  // an A6 without prefix
  return NameView(wire.substr(names[index].offset, names[index].size));
}

}  // namespace

bool is_hostname(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    if (!is_hostname_label(name.first_label())) return false;
  }
  return true;
}

bool is_mailbox(NameView name) {
  if (name.is_root()) return true;
  const std::string_view first = name.first_label();
  return std::all_of(first.begin(), first.end(), is_visible) && is_hostname(name.parent());
}

std::string hostname_fault(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    const std::string_view label = name.first_label();
    if (is_hostname_label(label)) continue;
    const auto wrong = std::find_if_not(label.begin(), label.end(), is_inner);
    if (wrong != label.end()) {
      return fmt::format("{} in '{}'", character_words(*wrong), label_text(name));
    }
    return fmt::format("the hyphen at the {} of '{}'", label.front() == '-' ? "start" : "end",
                       label_text(name));
  }
  return "";
}

std::span<const RrType> types_with_checked_owner() {
  static constexpr std::array types = {RrType::a, RrType::aaaa, RrType::mx, wks, a6, mb, mg};
  return types;
}

bool may_own(NameView owner, RrType type) {
  if (type == mb || type == mg) return is_mailbox(owner);
  if (is_hostname(owner.is_wildcard() ? owner.parent() : owner)) return true;
  if (type == RrType::a && is_spf_name(owner)) return true;
  return (type == RrType::a || type == RrType::aaaa) && is_global_catalogue(owner);
}

std::span<const RrType> types_with_checked_names() {
  static constexpr std::array types = {RrType::soa,  RrType::ns,    RrType::mx, RrType::srv,
                                       RrType::svcb, RrType::https, RrType::rp, RrType::afsdb,
                                       RrType::rt,   minfo,         a6,         dsync};
  return types;
}

std::optional<WrongName> wrong_name_in(const Zone& zone, const Record& record) {
  const std::string_view wire = zone.rdata(record);
  if (is_alias_form(record.type, wire)) return std::nullopt;
  for (const CheckedName& checked : checked_names) {
    if (checked.type != record.type) continue;
    const NameView name = name_at(record.type, wire, checked.index);
    if (checked.mailbox ? is_mailbox(name) : is_hostname(name)) continue;
    return WrongName{name, checked.field, checked.mailbox};
  }
  return std::nullopt;
}

bool is_owner_checked(const Zone& zone, const Record& record) { return !zone.is_generated(record); }

bool is_rdata_checked(const Zone& zone, const Record& record) {
  return is_owner_checked(zone, record) &&
         !zone.sources().text(rdata_span(zone, record, 0)).starts_with("\\#");
}

}  // namespace zonemend::rules
