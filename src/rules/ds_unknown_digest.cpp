#include <fmt/format.h>

#include <functional>

#include "rules/shared/ds_numbers.h"
#include "rules/shared/ds_records.h"

namespace zonemend::rules {

extern const Rule ds_unknown_digest;

namespace {

std::string help(const Zone& zone, const Record& ds) {
  if (are_fields_swapped(zone, ds)) {
    return fmt::format("write '{} {}': the algorithm of the key comes first, then the digest type",
                       ds_digest_type(zone, ds), ds_algorithm(zone, ds));
  }
  return "write 2 (SHA-256), with the digest of that kind that the owner of the key gave you";
}

void check(const Zone& zone, FindingSink& sink) {
  if (!has_number(zone.fact<DsNumbers>().digest_types, std::not_fn(is_digest_type))) return;
  report_ds(
      zone, sink, DsField::digest_type,
      [&](const Record& ds) { return !is_digest_type(ds_digest_type(zone, ds)); },
      [&](const Record& ds, const Place& place) {
        return make_finding(
            ds_unknown_digest, place,
            fmt::format("no digest of DS records has the number {}", ds_digest_type(zone, ds)),
            help(zone, ds));
      });
}

}  // namespace

const Rule ds_unknown_digest = {
    .id = "ds-unknown-digest",
    .severity = Severity::warning,
    .summary = "DS record has a digest type that does not exist",
    .authority = "RFC 4034 section 5.1.3",
    .docs =
        {
            .what = "A DS record whose third field, the kind of its digest, is a number that is "
                    "not assigned. Two fields are easily swapped.",
            .why = "Resolvers ignore a DS record that they do not understand. When it is the only "
                   "one, the delegated zone counts as unsigned: everything works, and nothing is "
                   "protected. BIND loads it silently; Knot's checker refuses the zone.",
            .example = "blog IN NS ns1.example.net.\n"
                       "blog IN DS 2371 2 13 "
                       "c988ec423e3880eb8dd8a46fe06ca230ee23f35b578d64e78b29c3e9d4a1c5d6",
            .instead = "blog IN NS ns1.example.net.\n"
                       "blog IN DS 2371 13 2 "
                       "c988ec423e3880eb8dd8a46fe06ca230ee23f35b578d64e78b29c3e9d4a1c5d6",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
