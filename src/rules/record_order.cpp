#include <fmt/format.h>

#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule record_order;

namespace {

// What the signer writes may stand anywhere.
bool may_precede(RrType type) {
  return type == RrType::soa || type == RrType::ns || type == RrType::rrsig;
}

void check(const Zone& zone, FindingSink& sink) {
  RecordId first_other = no_record;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    const bool is_apex_ns = record.type == RrType::ns && record.owner == zone.origin();
    if (is_apex_ns && first_other != no_record) {
      Finding finding = make_finding(record_order, place_of(zone, record),
                                     "the zone's name servers (NS) stand after other records",
                                     "write them directly below the SOA record");
      add_label(finding, zone, first_other, "first other record");
      sink.push_back(std::move(finding));
      return;
    }
    const bool other = !may_precede(record.type) || (record.type == RrType::ns && !is_apex_ns);
    if (other && first_other == no_record) first_other = id;
  }
}

}  // namespace

const Rule record_order = {
    .id = "record-order",
    .severity = Severity::info,
    .enabled = false,
    .summary = "zone's name servers (NS) are not listed first",
    .authority = "practice",
    .docs =
        {
            .what = "An NS record of the zone itself after records of other types than SOA. One "
                    "finding for the zone. Not part of the default rules.",
            .why = "The order means nothing to name servers. People look for SOA and NS at the "
                   "top, and an NS record further down is easily forgotten when the servers "
                   "change.",
            .example = "@   IN MX 10 mail\n"
                       "@   IN NS ns1.example.net.",
            .instead = "@   IN NS ns1.example.net.\n"
                       "@   IN MX 10 mail",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
