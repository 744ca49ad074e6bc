#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/delegations.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"

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

// The first address below the cut whose TTL does not fit that of the NS record.
RecordId misfit(const Zone& zone, const Record& ns, std::int64_t times) {
  const NameServer server = name_server(zone, ns);
  if (server.kind != NameServer::Kind::addressed || server.cut != ns.owner) return no_record;
  for (const RecordId id : zone.records_at(server.at)) {
    const Record& glue = zone.record(id);
    const bool is_address = glue.type == RrType::a || glue.type == RrType::aaaa;
    if (is_address && differs(glue.ttl, ns.ttl, times)) return id;
  }
  return no_record;
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const std::int64_t times = context.number(glue_ttl_mismatch, "times");
  for (const RecordId id : zone.records_of(RrType::ns)) {
    const Record& ns = zone.record(id);
    const RecordId glue_id = misfit(zone, ns, times);
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
