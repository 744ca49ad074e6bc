#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/shared/ds_numbers.h"
#include "rules/shared/ds_records.h"

namespace zonemend::rules {

extern const Rule ds_deprecated_algorithm;

namespace {

constexpr std::array<std::uint8_t, 6> deprecated = {1, 3, 5, 6, 7, 12};

// Of swapped fields ds-unknown-digest speaks.
bool is_deprecated(std::uint8_t algorithm) {
  return std::find(deprecated.begin(), deprecated.end(), algorithm) != deprecated.end();
}

void check(const Zone& zone, FindingSink& sink) {
  if (!has_number(zone.fact<DsNumbers>().algorithms, is_deprecated)) return;
  report_ds(
      zone, sink, DsField::algorithm,
      [&](const Record& ds) {
        return is_deprecated(ds_algorithm(zone, ds)) && !are_fields_swapped(zone, ds);
      },
      [&](const Record& ds, const Place& place) {
        return make_finding(
            ds_deprecated_algorithm, place,
            fmt::format("{} is signed with algorithm {}, which must not be used any more",
                        quoted(zone.name(ds.owner)), algorithm_text(ds_algorithm(zone, ds))),
            "have the delegated zone signed with algorithm 13 (ECDSA P-256), and replace the DS "
            "record");
      });
}

}  // namespace

const Rule ds_deprecated_algorithm = {
    .id = "ds-deprecated-algorithm",
    .severity = Severity::warning,
    .summary = "delegated zone is signed with an algorithm that must not be used any more",
    .authority = "RFC 9904; RFC 9905; RFC 9906",
    .docs =
        {
            .what = "A DS record whose key is of one of the algorithms 1 (RSAMD5), 3 and 6 (DSA), "
                    "5 and 7 (RSASHA1) and 12 (ECC-GOST). One finding for each delegation.",
            .why =
                "Their signatures can be forged, or soon will be. More and more resolvers take "
                "a zone that is signed so for an unsigned one, and its visitors are not "
                "protected; some systems refuse SHA-1 altogether. BIND warns and loads the zone.",
            .example = "blog IN NS ns1.example.net.\n"
                       "blog IN DS 2371 5 2 "
                       "c988ec423e3880eb8dd8a46fe06ca230ee23f35b578d64e78b29c3e9d4a1c5d6",
            .instead = "blog IN NS ns1.example.net.\n"
                       "blog IN DS 2371 13 2 "
                       "c988ec423e3880eb8dd8a46fe06ca230ee23f35b578d64e78b29c3e9d4a1c5d6",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
