#include <fmt/format.h>

#include <map>

#include "rules/shared/generated.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/reverse_names.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule reverse_owner_form;

namespace {

using Fault = ReverseForm::Fault;

Place owner_place(const Zone& zone, const Record& record) {
  if (zone.is_generated(record) || record.owner_inherited) return place_of(zone, record);
  return record_text(zone, record).owner;
}

std::string_view form_help(ReverseTree tree) {
  return tree == ReverseTree::ipv4
             ? "write the four numbers of the address from the last to the first: 192.0.2.5 is "
               "5.2.0.192.in-addr.arpa."
             : "write the 32 hexadecimal digits of the address from the last to the first, with a "
               "dot after each";
}

std::string part_fault(ReverseTree tree, std::string_view label) {
  const auto name = Name::prepend(label, NameView(std::string_view("\0", 1)));
  std::string shown = name ? name->text() : std::string(label);
  shown.pop_back();  // the root's dot
  if (tree == ReverseTree::ipv6) return fmt::format("'{}' is not a hexadecimal digit", shown);
  if (label.size() > 1 && label[0] == '0' && ascii::all_digits(label)) {
    return fmt::format("'{}' begins with a zero", shown);
  }
  return fmt::format("'{}' is not a number from 0 to 255", shown);
}

Finding describe_part(const Zone& zone, const Record& record, ReverseTree tree,
                      std::string_view label) {
  return make_finding(reverse_owner_form, owner_place(zone, record),
                      fmt::format("no address leads to {}: {}", quoted(zone.name(record.owner)),
                                  part_fault(tree, label)),
                      std::string(form_help(tree)));
}

// One for all owners with so many parts: mostly the zone's name or a $ORIGIN is what is wrong.
Finding describe_count(const Zone& zone, const Record& record, ReverseTree tree, std::size_t parts,
                       std::size_t more) {
  std::string message = fmt::format("no address leads to {}: it has {}, an address has {}",
                                    quoted(zone.name(record.owner)),
                                    count_of(parts, tree == ReverseTree::ipv4 ? "number" : "digit"),
                                    tree == ReverseTree::ipv4 ? 4 : 32);
  if (more > 0) message += fmt::format(" (and so with {})", count_of(more, "other name"));
  return make_finding(reverse_owner_form, owner_place(zone, record), std::move(message),
                      std::string(form_help(tree)));
}

void check_ptrs(const Zone& zone, FindingSink& sink) {
  struct Group {
    RecordId first;
    std::size_t more = 0;
  };
  std::map<std::pair<ReverseTree, std::size_t>, Group> by_count;
  OncePerDirective once(zone);
  for (const NameId owner : owners_of(zone, RrType::ptr)) {
    const ReverseTree tree = reverse_tree(zone.name(owner));
    if (tree == ReverseTree::none || is_occluded(zone, owner)) continue;
    const ReverseForm form = reverse_form(zone.name(owner), tree);
    if (form.fault == Fault::none) continue;
    const RecordId id = first_at(zone, owner, RrType::ptr);
    if (form.fault == Fault::part) {
      if (once.passes(zone.record(id))) {
        sink.push_back(describe_part(zone, zone.record(id), tree, form.label));
      }
      continue;
    }
    const auto [at, is_first] = by_count.try_emplace({tree, form.parts}, Group{id});
    if (!is_first) ++at->second.more;
  }
  for (const auto& [key, group] : by_count) {
    sink.push_back(
        describe_count(zone, zone.record(group.first), key.first, key.second, group.more));
  }
}

// Aliases of a classless delegation (RFC 2317). Of others, only the number can be wrong.
void check_aliases(const Zone& zone, FindingSink& sink) {
  OncePerDirective once(zone);
  for (const NameId owner : owners_of(zone, RrType::cname)) {
    if (reverse_tree(zone.name(owner)) != ReverseTree::ipv4 || is_occluded(zone, owner)) continue;
    const ReverseForm form = reverse_form(zone.name(owner), ReverseTree::ipv4);
    if (form.fault != Fault::part || !ascii::all_digits(form.label)) continue;
    const RecordId id = first_at(zone, owner, RrType::cname);
    if (!once.passes(zone.record(id))) continue;
    sink.push_back(describe_part(zone, zone.record(id), ReverseTree::ipv4, form.label));
  }
}

void check(const Zone& zone, FindingSink& sink) {
  if (!has_reverse_names(zone)) return;
  check_ptrs(zone, sink);
  check_aliases(zone, sink);
}

}  // namespace

const Rule reverse_owner_form = {
    .id = "reverse-owner-form",
    .severity = Severity::warning,
    .summary = "owner in a reverse zone is not an address",
    .authority = "RFC 1035 section 3.5, RFC 3596 section 2.5",
    .docs =
        {
            .what =
                "A PTR record in a reverse zone whose owner is not the name of one address: a "
                "number over 255 or with leading zeros, a word, more or fewer than four numbers; "
                "for IPv6, a label that is not one hexadecimal digit, more or fewer than 32 of "
                "them. Also an alias (CNAME) there whose number is wrong. Labels of classless "
                "delegations (\"0/25\", \"0-127\"), wildcards and services are fine. Owners with "
                "the same wrong number of parts are one finding.",
            .why = "Nobody ever asks for such a name, so the record does nothing, and the address "
                   "that was meant has no name. Often the zone's name already has some of the "
                   "parts, or $ORIGIN is not what it was thought to be. All servers load it "
                   "silently.",
            .example = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5.2 IN PTR mail.example.com.",
            .instead = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5 IN PTR mail.example.com.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
