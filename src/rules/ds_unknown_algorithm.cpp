#include <fmt/format.h>

#include <functional>

#include "rules/shared/ds_numbers.h"
#include "rules/shared/ds_records.h"

namespace zonemend::rules {

extern const Rule ds_unknown_algorithm;

namespace {

// Of swapped fields ds-unknown-digest speaks.
bool is_unknown(const Zone& zone, const Record& ds) {
  return !signs_zones(ds_algorithm(zone, ds)) && !are_fields_swapped(zone, ds);
}

void check(const Zone& zone, FindingSink& sink) {
  if (!has_number(zone.fact<DsNumbers>().algorithms, std::not_fn(signs_zones))) return;
  report_ds(
      zone, sink, DsField::algorithm, [&](const Record& ds) { return is_unknown(zone, ds); },
      [&](const Record& ds, const Place& place) {
        return make_finding(
            ds_unknown_algorithm, place,
            fmt::format("no algorithm that signs zones has the number {}", ds_algorithm(zone, ds)),
            "copy the DS record again from the owner of the key; usual algorithms are 8 (RSA), 13 "
            "(ECDSA) and 15 (Ed25519)");
      });
}

}  // namespace

const Rule ds_unknown_algorithm = {
    .id = "ds-unknown-algorithm",
    .severity = Severity::warning,
    .summary = "DS record has a signing algorithm that does not exist",
    .authority = "RFC 4034 section 5.1.2",
    .docs =
        {
            .what = "A DS record whose second field, the algorithm of the key, is a number that is "
                    "not assigned or cannot sign a zone.",
            .why = "Resolvers ignore a DS record that they do not understand. When it is the only "
                   "one, the delegated zone counts as unsigned: everything works, and nothing is "
                   "protected. BIND and Knot load it silently.",
            .example = "blog IN NS ns1.example.net.\n"
                       "blog IN DS 2371 31 2 "
                       "c988ec423e3880eb8dd8a46fe06ca230ee23f35b578d64e78b29c3e9d4a1c5d6",
            .instead = "blog IN NS ns1.example.net.\n"
                       "blog IN DS 2371 13 2 "
                       "c988ec423e3880eb8dd8a46fe06ca230ee23f35b578d64e78b29c3e9d4a1c5d6",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
