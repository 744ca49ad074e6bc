#include "rules/shared/nsec3_chain.h"

#include <algorithm>
#include <optional>

#include "dns/dnssec.h"
#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec3_chain;

namespace {

struct Broken {
  RecordId record;
  std::string message;
};

// A hash that is in the chain, or should be.
struct Stop {
  std::string hash;
  const Nsec3Link* link;  // null: its name has no NSEC3 record
  bool has_name;
  bool may_lack_link;  // a delegation that opt-out may leave out
};

// By hash, both those of NSEC3 records and those of names. Other rules speak of the ones that have
// only one of the two, so the chain may lead to them or pass over them.
std::vector<Stop> stops_of(const Zone& zone, const Nsec3Chain& chain) {
  std::vector<Stop> stops;
  const Standings standings(zone);
  const std::vector<HashedName> hashed = hashed_names(zone, standings, chain.parameters);
  const std::vector<bool> bound = bound_empties(zone, standings, chain, hashed);
  for (const HashedName& name : hashed) {
    const auto links = chain.at(name.hash);
    stops.push_back({name.hash, links.empty() ? nullptr : &links.front(), true,
                     standings.is_insecure(name.name) && !bound[name.name]});
  }
  const auto before = [](const Stop& stop, const std::string& hash) { return stop.hash < hash; };
  const std::size_t names = stops.size();
  for (const Nsec3Link& link : chain.links) {
    const auto end = stops.begin() + static_cast<std::ptrdiff_t>(names);
    const auto found = std::lower_bound(stops.begin(), end, link.hash, before);
    if (found == end || found->hash != link.hash) stops.push_back({link.hash, &link, false, false});
  }
  std::sort(stops.begin(), stops.end(),
            [](const Stop& a, const Stop& b) { return a.hash < b.hash; });
  return stops;
}

// From each stop on, the steps to the next one that the chain must not pass over; at the most one
// round and one step.
std::vector<std::size_t> steps_to_next(const std::vector<Stop>& stops) {
  const std::size_t count = stops.size();
  std::vector<std::size_t> steps(count, count + 1);
  for (std::size_t at = count * 2; at-- > 1;) {  // twice, for the end leads to the begin
    const Stop& next = stops[at % count];
    const bool must_stop = next.link != nullptr && next.has_name;
    steps[(at - 1) % count] = must_stop ? 1 : std::min(steps[at % count] + 1, count + 1);
  }
  return steps;
}

// The steps to the next stop with the hash to which the record leads; nothing when there is none.
// Several stops have one hash only where that has records and no name.
std::optional<std::size_t> steps_to_hash(const std::vector<Stop>& stops, std::size_t at) {
  const Nsec3Link& link = *stops[at].link;
  const auto first =
      std::lower_bound(stops.begin(), stops.end(), link.next,
                       [](const Stop& stop, std::string_view hash) { return stop.hash < hash; });
  if (first == stops.end() || first->hash != link.next) return std::nullopt;
  if (first->link == nullptr && first->may_lack_link && link.opts_out()) return std::nullopt;
  auto place = static_cast<std::size_t>(first - stops.begin());
  if (place <= at && at + 1 < stops.size() && stops[at + 1].hash == link.next) place = at + 1;
  return place > at ? place - at : place + stops.size() - at;
}

std::optional<Broken> judge(const std::vector<Stop>& stops, const std::vector<std::size_t>& steps,
                            std::size_t at) {
  const Nsec3Link& link = *stops[at].link;
  const auto wanted = steps_to_hash(stops, at);
  if (wanted && *wanted <= steps[at]) return std::nullopt;
  if (steps[at] > stops.size()) {
    return Broken{link.record,
                  fmt::format("there is no NSEC3 record at the hash {}", nsec3_label(link.next))};
  }
  const Stop& stop = stops[(at + steps[at]) % stops.size()];
  return Broken{link.record,
                fmt::format("this NSEC3 record says that the next hash is {}, but it is {}",
                            nsec3_label(link.next), nsec3_label(stop.hash))};
}

// Whether each record leads to the next, as in a sound zone.
bool is_closed(const std::vector<Nsec3Link>& links) {
  for (std::size_t i = 0; i < links.size(); ++i) {
    const Nsec3Link& next = links[(i + 1) % links.size()];
    if (links[i].next != next.hash || (links.size() > 1 && links[i].hash == next.hash))
      return false;
  }
  return true;
}

std::vector<Broken> broken_in(const Zone& zone, const Nsec3Chain& chain) {
  std::vector<Broken> faults;
  if (is_closed(chain.links)) return faults;
  for (std::size_t i = 1; i < chain.links.size(); ++i) {
    const Nsec3Link& link = chain.links[i];
    if (link.hash.empty() || link.hash != chain.links[i - 1].hash) continue;
    faults.push_back({link.record, "a second NSEC3 record with the same parameters at one name"});
  }
  const std::vector<Stop> stops = stops_of(zone, chain);
  const std::vector<std::size_t> steps = steps_to_next(stops);
  for (std::size_t at = 0; at < stops.size(); ++at) {
    if (stops[at].link == nullptr || stops[at].hash.empty()) continue;
    if (auto fault = judge(stops, steps, at)) faults.push_back(std::move(*fault));
  }
  sort_by_record(faults);
  return faults;
}

void report_no_param(const Zone& zone, FindingSink& sink) {
  if (zone.has(zone.origin(), RrType::nsec3param)) return;
  Finding finding =
      make_finding(nsec3_chain, place_of(zone, zone.record(zone.records_of(RrType::nsec3).front())),
                   "the zone has NSEC3 records, but no NSEC3PARAM record",
                   "sign the zone again: without it, servers do not use the NSEC3 records");
  finding.label = "not announced by NSEC3PARAM";
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole || !uses_nsec3(zone)) return;
  report_no_param(zone, sink);
  for (const Nsec3Chain& chain : used_chains(zone)) {
    report_folded(sink, broken_in(zone, chain), [&](const Broken& fault) {
      Finding finding =
          make_finding(nsec3_chain, place_of(zone, zone.record(fault.record)), fault.message,
                       "sign the zone again: the chain of names is broken here");
      finding.label = "does not lead to the next name";
      return finding;
    });
  }
}

}  // namespace

const Rule nsec3_chain = {
    .id = "nsec3-chain",
    .severity = Severity::error,
    .summary = "NSEC3 record does not lead to the next one",
    .authority = "RFC 5155 sections 3.1.7 and 7.1",
    .docs =
        {
            .what = "An NSEC3 record that names another hash than the next one of the zone; the "
                    "last leads back to the first. Also two of them with the same parameters at "
                    "one name, and NSEC3 records without an NSEC3PARAM record.",
            .why = "Each NSEC3 record proves that there is no name whose hash lies between its own "
                   "and the next. With a gap in the chain, some answers cannot be proven and count "
                   "as forged; without NSEC3PARAM, servers do not find the chain at all.",
            .example = "2t7b4g4vsa5smi47k61mv5bv1a22bojr NSEC3 1 0 0 - "
                       "ji6neoaepv8b5o6k4ev33abha8ht9fgc A RRSIG\n"
                       "35mthgpgcu1qg68fab165klnsnk3dpvl NSEC3 1 0 0 - "
                       "2t7b4g4vsa5smi47k61mv5bv1a22bojr A RRSIG",
            .instead = "2t7b4g4vsa5smi47k61mv5bv1a22bojr NSEC3 1 0 0 - "
                       "35mthgpgcu1qg68fab165klnsnk3dpvl A RRSIG\n"
                       "35mthgpgcu1qg68fab165klnsnk3dpvl NSEC3 1 0 0 - "
                       "2t7b4g4vsa5smi47k61mv5bv1a22bojr A RRSIG",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
