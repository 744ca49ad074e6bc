#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "rules/shared/records.h"
#include "rules/shared/rrsets.h"

namespace zonemend::rules {

extern const Rule rrset_scattered;

namespace {

constexpr RuleOption options[] = {{.name = "most",
                                   .what = "the most records of other names between two records "
                                           "that belong together",
                                   .fallback = 20,
                                   .least = 0}};

// How many records of other names stand between the two, which have one owner.
std::size_t strangers(const Zone& zone, RecordId above, RecordId below) {
  const auto own = zone.records_at(zone.record(above).owner);
  const auto first = std::upper_bound(own.begin(), own.end(), above);
  const auto last = std::lower_bound(first, own.end(), below);
  return below - above - 1u - static_cast<std::size_t>(last - first);
}

// The first record of the RRset that stands apart from the one above it.
std::optional<std::size_t> first_apart(const Zone& zone, const std::vector<RecordId>& set,
                                       std::size_t most) {
  for (std::size_t i = 1; i < set.size(); ++i) {
    if (zone.record(set[i]).document != zone.record(set[i - 1]).document) return i;
    if (strangers(zone, set[i - 1], set[i]) > most) return i;
  }
  return std::nullopt;
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto most = static_cast<std::size_t>(context.number(rrset_scattered, "most"));
  for (NameId owner = 0; owner < zone.names().size(); ++owner) {
    const auto records = zone.records_at(owner);
    if (records.size() < 2 || records.back() - records.front() < records.size()) continue;
    for (const auto& set : rrsets_at(zone, owner)) {
      const auto apart = first_apart(zone, set, most);
      if (!apart) continue;
      const Record& record = zone.record(set[*apart]);
      Finding finding =
          make_finding(rrset_scattered, place_of(zone, record),
                       fmt::format("this {} record of {} stands far from the others",
                                   rrset_words(zone, record), quoted(zone.name(record.owner))),
                       "move it below them, so that nobody changes one and overlooks the other");
      add_label(finding, zone, set[*apart - 1], "the one above it is here");
      sink.push_back(std::move(finding));
    }
  }
}

}  // namespace

const Rule rrset_scattered = {
    .id = "rrset-scattered",
    .severity = Severity::info,
    .enabled = false,
    .summary = "records of one type at one name stand far apart",
    .authority = "practice",
    .docs =
        {
            .what = "Records with the same owner and type with more than 20 records of other names "
                    "between them, or in different files. Off by default: signed zones and zones "
                    "that are ordered by service are written so.",
            .why = "They are one answer. Whoever changes or removes one of them easily overlooks "
                   "the other.",
            .example = "; most = 2\n"
                       "www  IN A 192.0.2.80\n"
                       "mail IN A 192.0.2.25\n"
                       "ftp  IN A 192.0.2.21\n"
                       "pop  IN A 192.0.2.110\n"
                       "www  IN A 192.0.2.81",
            .instead = "; most = 2\n"
                       "www  IN A 192.0.2.80\n"
                       "www  IN A 192.0.2.81\n"
                       "mail IN A 192.0.2.25\n"
                       "ftp  IN A 192.0.2.21\n"
                       "pop  IN A 192.0.2.110",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
