#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "rules/shared/delegations.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "zone/crowded_owners.h"

namespace zonemend::rules {

extern const Rule glue_ttl_mismatch;

namespace {

constexpr RuleOption options[] = {{.name = "times",
                                   .what = "how many times the longer TTL may be the shorter one",
                                   .fallback = 24,
                                   .least = 1,
                                   .most = 100000}};

bool differs(std::uint32_t a, std::uint32_t b, std::int64_t times) {
  return std::int64_t{std::max(a, b)} > std::int64_t{std::min(a, b)} * times;
}

bool is_address(const Record& record) {
  return record.type == RrType::a || record.type == RrType::aaaa;
}

// The addresses that have a longer or a shorter TTL than all above them at the name: others are
// never the first that does not fit.
struct Extreme {
  RecordId id;
  std::uint32_t shortest;  // so far
  std::uint32_t longest;
};
std::vector<Extreme> extremes_at(const Zone& zone, NameId server) {
  std::vector<Extreme> found;
  for (const RecordId id : zone.records_at(server)) {
    if (!is_address(zone.record(id))) continue;
    const std::uint32_t ttl = zone.record(id).ttl;
    Extreme next{id, ttl, ttl};
    if (!found.empty()) {
      next.shortest = std::min(ttl, found.back().shortest);
      next.longest = std::max(ttl, found.back().longest);
      if (ttl != next.shortest && ttl != next.longest) continue;
    }
    found.push_back(next);
  }
  return found;
}

class Misfits {
 public:
  Misfits(const Zone& zone, std::int64_t times) : zone_(zone), times_(times) {}

  // The first address below the cut whose TTL does not fit that of the NS record.
  RecordId find(const Record& ns) {
    const NameServer server = name_server(zone_, ns);
    if (server.kind != NameServer::Kind::addressed || server.cut != ns.owner) return no_record;
    const auto records = zone_.records_at(server.at);
    if (is_crowded(records)) return find_among_many(server.at, ns.ttl);
    const auto found = std::find_if(records.begin(), records.end(), [&](RecordId id) {
      const Record& glue = zone_.record(id);
      return is_address(glue) && differs(glue.ttl, ns.ttl, times_);
    });
    return found == records.end() ? no_record : *found;
  }

 private:
  RecordId find_among_many(NameId server, std::uint32_t ttl) {
    const auto [at, is_new] = crowded_.try_emplace(server);
    if (is_new) at->second = extremes_at(zone_, server);
    // Where the longest or the shortest TTL so far does not fit, it fits no better further below.
    const auto found =
        std::partition_point(at->second.begin(), at->second.end(), [&](const Extreme& extreme) {
          return !differs(extreme.shortest, ttl, times_) && !differs(extreme.longest, ttl, times_);
        });
    return found == at->second.end() ? no_record : found->id;
  }

  const Zone& zone_;
  std::int64_t times_;
  std::map<NameId, std::vector<Extreme>> crowded_;
};

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const std::int64_t times = context.number(glue_ttl_mismatch, "times");
  Misfits misfits(zone, times);
  for (const RecordId id : zone.records_of(RrType::ns)) {
    const Record& ns = zone.record(id);
    const RecordId glue_id = misfits.find(ns);
    if (glue_id == no_record || is_occluded(zone, ns.owner)) continue;
    const Record& glue = zone.record(glue_id);
    Finding finding = make_finding(
        glue_ttl_mismatch, place_of(zone, glue),
        fmt::format("the address of {} has a TTL of {} seconds, its NS record one of {}",
                    quoted(target_of(zone, ns)), glue.ttl, ns.ttl),
        "give both the same TTL");
    add_label(finding, zone, id, "named here");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule glue_ttl_mismatch = {
    .id = "glue-ttl-mismatch",
    .severity = Severity::info,
    .enabled = false,
    .summary = "TTL of a name server's address (glue) is far from that of its NS record",
    .authority = "practice",
    .docs =
        {
            .what = "The address of a name server below its own delegation whose TTL is many times "
                    "longer or shorter than that of the NS record. Not part of the default rules.",
            .why = "The two are used together. When the address expires long before the NS record, "
                   "resolvers come back for it again and again; when it lives much longer, they "
                   "hold on to the old address of a name server that has moved.",
            .example = "blog     86400 IN NS ns1.blog\n"
                       "ns1.blog   300 IN A  192.0.2.53",
            .instead = "blog     86400 IN NS ns1.blog\n"
                       "ns1.blog 86400 IN A  192.0.2.53",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
