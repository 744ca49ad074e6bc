#include <fmt/format.h>

#include <limits>

#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule dname_loop;

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

// By DNAME owner, the DNAME that rewrites its target once more.
std::vector<std::size_t> next_redirections(const Zone& zone, const std::vector<NameId>& owners) {
  std::vector<std::size_t> place(zone.names().size(), none);
  for (std::size_t i = 0; i < owners.size(); ++i) place[owners[i]] = i;
  std::vector<std::size_t> next(owners.size(), none);
  for (std::size_t i = 0; i < owners.size(); ++i) {
    const Record& record = zone.record(first_at(zone, owners[i], RrType::dname));
    const NameView target = target_of(zone, record);
    NameId at = zone.dname_above(target);
    if (at == no_name && zone.contains(target)) at = zone.names().find(target);
    if (at != no_name) next[i] = place[at];
  }
  return next;
}

void report(const Zone& zone, FindingSink& sink, const std::vector<NameId>& owners,
            const std::vector<std::size_t>& next, std::size_t start) {
  const RecordId first = first_at(zone, owners[start], RrType::dname);
  const bool alone = next[start] == start;
  Finding finding = make_finding(
      dname_loop, place_of(zone, zone.record(first)),
      alone ? fmt::format("{} redirects into itself (DNAME)", quoted(zone.name(owners[start])))
            : fmt::format("{} redirects (DNAME) in a circle", quoted(zone.name(owners[start]))),
      "name a target outside the redirected part");
  finding.label = fmt::format("redirects to {}", quoted(target_of(zone, zone.record(first))));
  for (std::size_t i = next[start]; i != start; i = next[i]) {
    const RecordId id = first_at(zone, owners[i], RrType::dname);
    add_label(finding, zone, id,
              fmt::format("redirects to {}", quoted(target_of(zone, zone.record(id)))));
  }
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  const std::vector<NameId> owners = owners_of(zone, RrType::dname);
  if (owners.empty()) return;
  const std::vector<std::size_t> next = next_redirections(zone, owners);
  std::vector<std::size_t> walk_of(owners.size(), none);
  for (std::size_t start = 0; start < owners.size(); ++start) {
    std::size_t at = start;
    for (; at != none && walk_of[at] == none; at = next[at]) walk_of[at] = start;
    if (at != none && walk_of[at] == start) report(zone, sink, owners, next, at);
  }
}

}  // namespace

const Rule dname_loop = {
    .id = "dname-loop",
    .severity = Severity::error,
    .summary = "redirection (DNAME) leads back to itself",
    .authority = "RFC 6672 section 2.2",
    .docs =
        {
            .what =
                "A DNAME whose target is its own owner or a name below it, and DNAME records of "
                "the zone that lead to each other in a circle.",
            .why = "No name below can be resolved: the name is rewritten again and again until the "
                   "resolver gives up or the name is too long. All servers load such a zone "
                   "silently.",
            .example = "old IN DNAME new\n"
                       "new IN DNAME old",
            .instead = "old IN DNAME new\n"
                       "new IN DNAME new.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
