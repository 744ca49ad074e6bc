#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rules/shared/ds_numbers.h"
#include "rules/shared/ds_records.h"

namespace zonemend::rules {

extern const Rule ds_sha1_only;

namespace {

constexpr std::uint8_t sha1 = 1;
constexpr std::uint8_t gost = 3;

bool is_weak(std::uint8_t digest_type) { return digest_type == sha1 || digest_type == gost; }

bool has_only_weak(const Zone& zone, NameId owner) {
  const auto records = records_at(zone, owner, RrType::ds);
  return std::all_of(records.begin(), records.end(),
                     [&](RecordId id) { return is_weak(ds_digest_type(zone, zone.record(id))); });
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  if (!has_number(zone.fact<DsNumbers>().digest_types, is_weak)) return;
  NameId last = no_name;
  bool last_has_only_weak = false;
  report_ds(
      zone, sink, DsField::digest_type,
      [&](const Record& ds) {
        if (std::exchange(last, ds.owner) != ds.owner) {
          last_has_only_weak = has_only_weak(zone, ds.owner);
        }
        return last_has_only_weak;
      },
      [&](const Record& ds, const Place& place) {
        const bool is_sha1 = ds_digest_type(zone, ds) == sha1;
        return make_finding(
            ds_sha1_only, place,
            fmt::format("{} has no DS record with a digest better than {}",
                        quoted(zone.name(ds.owner)), is_sha1 ? "SHA-1" : "GOST R 34.11-94"),
            "add the DS record with digest type 2 (SHA-256) of the same key, then delete this one");
      });
}

}  // namespace

const Rule ds_sha1_only = {
    .id = "ds-sha1-only",
    .severity = Severity::warning,
    .summary = "delegation has only DS records with a SHA-1 digest",
    .authority = "RFC 9904",
    .docs =
        {
            .what = "A delegation all of whose DS records have a digest of type 1 (SHA-1) or 3 "
                    "(GOST R 34.11-94). One beside a SHA-256 digest does no harm.",
            .why = "SHA-1 is broken, and must not be used for delegations any more. Resolvers that "
                   "refuse it take the delegated zone for an unsigned one, and its visitors are "
                   "not protected. BIND warns and loads the zone.",
            .example = "blog IN NS ns1.example.net.\n"
                       "blog IN DS 2371 13 1 3490a6806d47f17a34c29e2ce80e8a999ffbe4be",
            .instead = "blog IN NS ns1.example.net.\n"
                       "blog IN DS 2371 13 2 "
                       "c988ec423e3880eb8dd8a46fe06ca230ee23f35b578d64e78b29c3e9d4a1c5d6",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
