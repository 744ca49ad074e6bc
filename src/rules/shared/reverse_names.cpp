#include "rules/shared/reverse_names.h"

#include "text/ascii.h"

namespace zonemend::rules {
namespace {

constexpr std::string_view in_addr_arpa("\7in-addr\4arpa\0", 14);
constexpr std::string_view ip6_arpa("\3ip6\4arpa\0", 10);

bool is_part(std::string_view label, ReverseTree tree) {
  if (tree == ReverseTree::ipv4) return octet_from(label).has_value();
  return label.size() == 1 && ascii::hex_value(label[0]) >= 0;
}

// A label that a network may put between the parts to delegate less than a whole one.
bool is_between(std::string_view label, ReverseTree tree) {
  if (tree == ReverseTree::ipv4) return !ascii::all_digits(label);
  return label.find_first_of("/-") != label.npos;
}

}  // namespace

ReverseTree reverse_tree(NameView name) {
  if (name.is_at_or_below(NameView(in_addr_arpa))) return ReverseTree::ipv4;
  return name.is_at_or_below(NameView(ip6_arpa)) ? ReverseTree::ipv6 : ReverseTree::none;
}

bool has_reverse_names(const Zone& zone) {
  // With a name, its ancestors are in the table.
  return zone.names().find(NameView(in_addr_arpa)) != no_name ||
         zone.names().find(NameView(ip6_arpa)) != no_name;
}

bool is_service_name(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    if (name.first_label().starts_with('_')) return true;
  }
  return false;
}

std::optional<unsigned> octet_from(std::string_view label) {
  if (!ascii::all_digits(label) || label.size() > 3) return std::nullopt;
  if (label.size() > 1 && label[0] == '0') return std::nullopt;
  unsigned value = 0;
  for (const char c : label) value = value * 10 + static_cast<unsigned>(c - '0');
  return value <= 255 ? std::optional(value) : std::nullopt;
}

ReverseForm reverse_form(NameView owner, ReverseTree tree) {
  using Fault = ReverseForm::Fault;
  ReverseForm form;
  if (is_service_name(owner)) return form;
  const bool wildcard = owner.is_wildcard();
  std::size_t left = owner.label_count() - 2;
  for (NameView at = owner; left > 0; at = at.parent(), --left) {
    const std::string_view label = at.first_label();
    const bool first = at.wire().size() == owner.wire().size();
    if (first && wildcard) continue;
    if (is_part(label, tree)) {
      ++form.parts;
    } else if (first || !is_between(label, tree)) {
      return {Fault::part, label, form.parts};
    }
  }
  const std::size_t wanted = tree == ReverseTree::ipv4 ? 4 : 32;
  const bool right = wildcard ? form.parts < wanted : form.parts == wanted;
  form.fault = right ? Fault::none : Fault::count;
  return form;
}

}  // namespace zonemend::rules
