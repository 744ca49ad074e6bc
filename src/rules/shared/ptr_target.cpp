#include "rules/shared/ptr_target.h"

#include <algorithm>

#include "rules/shared/alias_target.h"
#include "rules/shared/generated.h"
#include "rules/shared/records.h"
#include "rules/shared/reverse_names.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

// Written as an IPv4 address, with or without a dot at its end.
bool is_ipv4(NameView target, NameView origin) {
  NameView rest = target;
  for (int i = 0; i < 4; ++i, rest = rest.parent()) {
    if (rest.is_root() || !octet_from(rest.first_label())) return false;
  }
  return rest.is_root() || rest == origin;
}

bool is_ipv6(std::string_view label) {
  return std::count(label.begin(), label.end(), ':') >= 2 &&
         std::all_of(label.begin(), label.end(),
                     [](char c) { return c == ':' || ascii::hex_value(c) >= 0; });
}

// Completed with the reverse zone's origin, although it is more than a label there.
bool lacks_dot(const Zone& zone, const Record& ptr, NameView target, NameView origin) {
  if (!target.is_below(origin) || reverse_tree(origin) == ReverseTree::none) return false;
  const std::string_view text = written_ptr_target(zone, ptr);
  if (is_absolute(text) || text.starts_with("\\#")) return false;
  const std::string_view last = target.suffix(origin.label_count() + 1).first_label();
  if (target.label_count() == origin.label_count() + 1) {
    return ascii::equal_ignoring_case(last, "localhost");
  }
  return !ascii::all_digits(last);
}

// BIND's idea of RFC 6763 section 11: at these owners names are free.
bool is_browsing_domain(NameView owner) {
  if (owner.label_count() < 3) return false;
  const NameView second = owner.parent();
  if (!ascii::equal_ignoring_case(second.first_label(), "_dns-sd") ||
      !ascii::equal_ignoring_case(second.parent().first_label(), "_udp")) {
    return false;
  }
  const std::string_view first = owner.first_label();
  return first == "b" || first == "db" || first == "r" || first == "dr" || first == "lb";
}

// RFC 952, RFC 1123 section 2.1: letters, digits, and hyphens within a label.
bool is_hostname(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    const std::string_view label = name.first_label();
    if (label.front() == '-' || label.back() == '-') return false;
    if (!std::all_of(label.begin(), label.end(),
                     [](char c) { return ascii::is_alnum(c) || c == '-'; })) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string_view written_ptr_target(const Zone& zone, const Record& ptr) {
  const RecordText text = record_text(zone, ptr);
  if (text.rdata.empty()) return {};
  std::string_view target = zone.sources().text(text.rdata.front());
  if (target.size() > 1 && target.starts_with('"')) target = target.substr(1, target.size() - 2);
  return target;
}

PtrFault ptr_fault(const Zone& zone, const Record& ptr) {
  const NameView owner = zone.name(ptr.owner);
  const NameView target = target_of(zone, ptr);
  const NameView origin = zone.origin_at(ptr.document, ptr.entry);
  const bool service = is_service_name(owner);
  if (!service && !target.is_root()) {
    if (is_ipv4(target, origin) || is_ipv6(target.first_label())) return PtrFault::address;
  }
  if (reverse_tree(owner) == ReverseTree::none) return PtrFault::none;
  if (!service && reverse_tree(target) != ReverseTree::none) {
    if (repeats_origin(zone, target)) return PtrFault::none;  // name-repeats-origin speaks of it
    return lacks_dot(zone, ptr, target, origin) ? PtrFault::missing_dot : PtrFault::in_arpa;
  }
  if (!is_browsing_domain(owner) && !is_hostname(target)) return PtrFault::not_hostname;
  return PtrFault::none;
}

std::vector<RecordId> ptrs_with(const Zone& zone, PtrFault fault) {
  std::vector<RecordId> found;
  OncePerDirective once(zone);
  for (const RecordId id : zone.records_of(RrType::ptr)) {
    const Record& record = zone.record(id);
    if (ptr_fault(zone, record) == fault && once.passes(record)) found.push_back(id);
  }
  return found;
}

}  // namespace zonemend::rules
