#include <fmt/format.h>

#include "rules/shared/address_records.h"
#include "rules/shared/alias_target.h"
#include "rules/shared/authority.h"
#include "rules/shared/generated.h"
#include "rules/shared/host_addresses.h"
#include "rules/shared/records.h"
#include "rules/shared/special_records.h"
#include "zonemend/delete_record.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule aaaa_v4_mapped_compatible;

namespace {

// "::80" is no IPv4 address: its prefix is missing.
bool lacks_prefix(std::string_view ipv4) { return ipv4[0] == '\0'; }

std::optional<Fix> fix_for(const Zone& zone, HostAddresses& known, RecordId id,
                           std::string_view ipv4) {
  const Record& record = zone.record(id);
  if (lacks_prefix(ipv4) || !written_target(zone, record)) return std::nullopt;
  if (known.has(record.owner, RrType::a, ipv4)) {
    auto edits = delete_records(zone, {&id, 1});
    if (!edits) return std::nullopt;
    return Fix{"delete it: the A record is there already", Safety::unsafe, std::move(*edits)};
  }
  return Fix{"make it an A record",
             Safety::unsafe,
             {{record_text(zone, record).type, "A"},
              {target_place(zone, record), rdata_text(RrType::a, RrClass::in, ipv4)}}};
}

Finding describe(const Zone& zone, RecordId id, std::string_view ipv4) {
  const Record& record = zone.record(id);
  const std::string owner = quoted(zone.name(record.owner));
  const std::string address = address_text(zone, record);
  const std::string inner = rdata_text(RrType::a, RrClass::in, ipv4);
  if (lacks_prefix(ipv4)) {
    return make_finding(
        aaaa_v4_mapped_compatible, target_place(zone, record),
        fmt::format("{} has the address {}, which lacks the network's part", owner, address),
        "write the whole IPv6 address of the host");
  }
  return make_finding(aaaa_v4_mapped_compatible, target_place(zone, record),
                      fmt::format("{} has the IPv4 address {} in an AAAA record", owner, inner),
                      fmt::format("write 'A {}' instead", inner));
}

void check(const Zone& zone, FindingSink& sink) {
  OncePerDirective once(zone);
  HostAddresses known(zone);
  const auto& authority = zone.fact<Authority>();
  const auto mapped =
      zone.fact<SpecialRecords>().of(zone, {AddressUse::v4_mapped, AddressUse::v4_compatible});
  for (const RecordId id : mapped) {
    const Record& record = zone.record(id);
    if (authority.is_elsewhere(record.owner) || !once.passes(record)) continue;
    const SpecialBlock* special = special_block_of(zone, record);
    const std::string_view ipv4 = zone.rdata(record).substr(12);
    Finding finding = describe(zone, id, ipv4);
    finding.label = fmt::format("{} ({})", special->name, special->text);
    if (auto fix = fix_for(zone, known, id, ipv4)) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule aaaa_v4_mapped_compatible = {
    .id = "aaaa-v4-mapped-compatible",
    .severity = Severity::warning,
    .summary = "AAAA record holds an IPv4 address",
    .authority = "RFC 4291 section 2.5.5",
    .docs =
        {
            .what = "An AAAA record in ::ffff:0:0/96 (an IPv4 address as programs hold it "
                    "internally) or in ::/96 (a format that was given up).",
            .why = "No host has such an address on the network. Some systems connect by IPv4 all "
                   "the same, others fail, and those that have only IPv6 always do. An address "
                   "such as \"::80\" is one whose first half was lost.",
            .example = "www IN AAAA ::ffff:192.0.2.80",
            .instead = "www IN A 192.0.2.80",
            .fix = "Makes an A record of it, or deletes it where that A record is there already. "
                   "It is unsafe, because it changes what is served. There is none where the "
                   "first half is missing.",
        },
    .check = check,
};

}  // namespace zonemend::rules
