#include <fmt/format.h>

#include <array>

#include "rules/shared/portability.h"
#include "rules/shared/records.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule not_portable;

namespace {

constexpr RuleOption options[] = {{.name = "servers",
                                   .what = "what must be able to read the zone: knot, nsd, ldns",
                                   .kind = RuleOption::Kind::list}};

struct Reader {
  std::string_view word;
  std::string_view name;
  Readers bit;
};
constexpr std::array readers = {Reader{"knot", "Knot", reader_knot},
                                Reader{"nsd", "NSD", reader_nsd},
                                Reader{"ldns", "ldns", reader_ldns}};

Readers readers_in(const std::vector<std::string>& words) {
  unsigned chosen = 0;
  for (const std::string& word : words) {
    for (const Reader& reader : readers) {
      if (ascii::in_small_letters(word) == reader.word) chosen |= reader.bit;
    }
  }
  return static_cast<Readers>(chosen);
}

// "Knot and NSD refuse", "ldns misreads"; "" for none.
std::string verdict(unsigned chosen, std::string_view one, std::string_view many) {
  std::string names;
  std::size_t count = 0;
  for (const Reader& reader : readers) {
    if ((chosen & reader.bit) == 0) continue;
    names += (count++ == 0 ? "" : " and ") + std::string(reader.name);
  }
  return count == 0 ? "" : fmt::format("{} {}", names, count == 1 ? one : many);
}

Finding describe(const Construct& construct, const Sighting& sighting, Readers chosen) {
  const std::string refused = verdict(construct.refused_by & chosen, "refuses", "refuse");
  const std::string misread = verdict(construct.misread_by & chosen, "misreads", "misread");
  const std::string both = refused.empty() || misread.empty() ? "" : ", ";
  const std::string more =
      sighting.count == 1
          ? ""
          : fmt::format(" (here and in {})", count_of(sighting.count - 1, "other place"));
  return make_finding(not_portable, sighting.first,
                      fmt::format("{}{}{} {}{}", refused, both, misread, construct.what, more),
                      std::string(construct.help));
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const Readers chosen = readers_in(context.list(not_portable, "servers"));
  if (chosen == 0) return;
  const auto sightings = find_constructs(zone);
  for (std::size_t i = 0; i < sightings.size(); ++i) {
    const Construct& construct = constructs()[i];
    const unsigned concerned = (construct.refused_by | construct.misread_by) & chosen;
    if (sightings[i].count > 0 && concerned != 0) {
      sink.push_back(describe(construct, sightings[i], chosen));
    }
  }
}

}  // namespace

const Rule not_portable = {
    .id = "not-portable",
    .severity = Severity::warning,
    .enabled = false,
    .summary = "other servers of yours cannot read what BIND reads here",
    .authority = "practice",
    .docs =
        {
            .what = "Zone text that BIND reads, and one of the servers in the list 'servers' "
                    "refuses or takes for something else. The servers are knot (Knot DNS 3.2), "
                    "nsd (NSD 4.6) and ldns (programs built on ldns 1.8, such as its signer). "
                    "Looked for are $GENERATE, $DATE, $INCLUDE and its arguments, parentheses "
                    "in front of a name and within each other, quoted names, classes written as "
                    "numbers, line ends inside strings, and characters that need a backslash "
                    "elsewhere. One finding for each kind. Not part of the default rules, and "
                    "silent until the list is set. Other such differences have rules of their "
                    "own: crlf, non-ascii, origin-relative, directive-case, class-ttl-order, "
                    "txt-adjacent-strings.",
            .why = "When one file is read by servers of different make, as is good practice for "
                   "important zones, it must say the same to all of them. One that refuses the "
                   "file goes on serving old data, or none.",
            .example = "; servers = nsd, knot\n"
                       "$GENERATE 10-11 dhcp$ A 192.0.2.$",
            .instead = "; servers = nsd, knot\n"
                       "dhcp10 A 192.0.2.10\n"
                       "dhcp11 A 192.0.2.11",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
