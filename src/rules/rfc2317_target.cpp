#include <fmt/format.h>

#include <utility>

#include "rules/shared/generated.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/reverse_names.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rfc2317_target;

namespace {

struct Range {
  unsigned first;
  unsigned last;
  bool holds(unsigned number) const { return number >= first && number <= last; }
};

// "0/25" is 0 to 127; "64-95" is just that. Of "128-25" and "0-25" either may be meant, so that the
// larger range counts.
std::optional<Range> range_of(std::string_view label) {
  const std::size_t at = label.find_first_of("/-");
  if (at == label.npos) return std::nullopt;
  const auto first = octet_from(label.substr(0, at));
  const auto second = octet_from(label.substr(at + 1));
  if (!first || !second) return std::nullopt;
  std::optional<Range> range;
  if (*second >= 24 && *second <= 32) {
    const unsigned size = 1U << (32 - *second);
    if (*first % size == 0) range = Range{*first, *first + size - 1};
  }
  if (label[at] == '-' && *second >= *first && (!range || range->last < *second)) {
    range = Range{*first, *second};
  }
  return range;
}

// The number that the alias is for, and the one that it leads to, where both are addresses.
std::optional<std::pair<unsigned, unsigned>> numbers(NameView owner, NameView target) {
  if (reverse_tree(owner) != ReverseTree::ipv4 || reverse_tree(target) != ReverseTree::ipv4) {
    return std::nullopt;
  }
  const auto from = octet_from(owner.first_label());
  const auto to = octet_from(target.first_label());
  if (!from || !to || target.label_count() < owner.label_count() + 1) return std::nullopt;
  return std::pair(*from, *to);
}

std::string fault_of(NameView target, std::pair<unsigned, unsigned> found) {
  const auto [from, to] = found;
  if (from != to) {
    return fmt::format("the alias for the address ending in {} leads to number {}", from, to);
  }
  const std::string_view network = target.parent().first_label();
  const auto range = range_of(network);
  if (!range || range->holds(to)) return "";
  return fmt::format("number {} is not in '{}', which goes from {} to {}", to, network,
                     range->first, range->last);
}

void check(const Zone& zone, FindingSink& sink) {
  if (!has_reverse_names(zone)) return;
  OncePerDirective once(zone);
  for (const RecordId id : zone.records_of(RrType::cname)) {
    const Record& record = zone.record(id);
    const NameView target = target_of(zone, record);
    const auto found = numbers(zone.name(record.owner), target);
    if (!found) continue;
    std::string fault = fault_of(target, *found);
    if (fault.empty() || is_occluded(zone, record.owner) || !once.passes(record)) continue;
    sink.push_back(make_finding(rfc2317_target, target_place(zone, record), std::move(fault),
                                "give each address the alias of its own number, in the network "
                                "that holds it: '5 CNAME 5.0/25' with 0/25 for 0 to 127"));
  }
}

}  // namespace

const Rule rfc2317_target = {
    .id = "rfc2317-target",
    .severity = Severity::warning,
    .summary = "alias in a reverse zone leads to another address's name",
    .authority = "RFC 2317 section 4",
    .docs =
        {
            .what = "An alias (CNAME) of an address in a reverse zone that hands it to a smaller "
                    "network (\"0/25\", \"64-95\"), but under another number, or to a network that "
                    "does not hold it. That the target exists is seen to by cname-target-missing.",
            .why = "Whoever looks the address up gets the name of another host, or none. Where "
                   "$GENERATE makes the aliases, its range is one off, or reaches into the next "
                   "network.",
            .example = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "0/25 IN NS ns1.example.net.\n"
                       "5    IN CNAME 6.0/25",
            .instead = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "0/25 IN NS ns1.example.net.\n"
                       "5    IN CNAME 5.0/25",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
