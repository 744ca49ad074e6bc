#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/written_ttls.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule ttl_units_confusing;

namespace {

// "30m1h", "1h1h": the units do not get smaller from left to right.
bool is_confusing(std::string_view text) {
  constexpr std::string_view order = "smhdw";
  std::size_t before = order.size();
  for (const char c : text) {
    const std::size_t unit = order.find(ascii::lower(c));
    if (unit == order.npos) continue;
    if (unit >= before) return true;
    before = unit;
  }
  return false;
}

void report(const Zone& zone, const Span& span, std::string_view what, std::uint32_t seconds,
            FindingSink& sink) {
  if (!is_confusing(zone.sources().text(span))) return;
  const std::string plain = ttl_text(seconds);
  Finding finding =
      make_finding(ttl_units_confusing, span,
                   fmt::format("the units of this {} are in a confusing order; it means {} seconds",
                               what, seconds),
                   fmt::format("write '{}'", plain));
  finding.fixes.push_back({fmt::format("write '{}'", plain), Safety::safe, {{span, plain}}});
  sink.push_back(std::move(finding));
}

// The four times of an SOA record.
void check_timers(const Zone& zone, const Record& soa, FindingSink& sink) {
  if (zone.is_generated(soa)) return;
  for (std::size_t field = 3; field < 7; ++field) {
    const Span span = rdata_span(zone, soa, field);
    const TtlValue time = ttl_from_text(zone.sources().text(span));
    if (time.error == TtlError::none) report(zone, span, "time", time.seconds, sink);
  }
}

void check(const Zone& zone, FindingSink& sink) {
  const auto look_at = [&](const WrittenTtl& ttl) {
    report(zone, ttl.span, "TTL", ttl.seconds, sink);
  };
  for (const WrittenTtl& ttl : directive_ttls(zone)) look_at(ttl);
  for (const RecordId id : zone.ttls_of_units()) {
    if (const auto ttl = written_ttl(zone, zone.record(id))) look_at(*ttl);
  }
  for (const RecordId id : zone.records_of(RrType::soa)) check_timers(zone, zone.record(id), sink);
}

}  // namespace

const Rule ttl_units_confusing = {
    .id = "ttl-units-confusing",
    .severity = Severity::info,
    .summary = "units of a TTL or an SOA time are in a confusing order",
    .authority = "practice",
    .docs =
        {
            .what = "A TTL or a time of the SOA record whose units do not get smaller from left to "
                    "right, or come twice: \"30m1h\", \"1h1h\".",
            .why = "All servers add the parts up, in any order. To a person it looks like a typing "
                   "error, and often it is one.",
            .example = "www 30m1h IN A 192.0.2.80",
            .instead = "www 1h30m IN A 192.0.2.80",
            .fix =
                "Writes the same time with the units in order. It is safe: the number of seconds "
                "stays the same.",
        },
    .check = check,
};

}  // namespace zonemend::rules
