#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "rules/shared/large_owners.h"
#include "rules/shared/records.h"
#include "rules/shared/rrsets.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule rrset_over_udp_size;
extern const Rule too_many_records_in_rrset;

namespace {

constexpr RuleOption options[] = {{.name = "most",
                                   .what = "the most octets of an answer with the records of one "
                                           "type at a name",
                                   .fallback = 1232,
                                   .least = LargeOwners::least,
                                   .most = 65535}};

// Signatures come with what they sign, and who asks for keys and certificates expects large
// answers.
bool may_be_large(RrType type) {
  constexpr std::array types = {RrType::rrsig, RrType::sig, RrType::nsec, RrType::nsec3,
                                RrType::tlsa,  RrType::key, RrType{37},  // CERT
                                RrType{53},                              // SMIMEA
                                RrType{61}};                             // OPENPGPKEY
  return std::find(types.begin(), types.end(), type) != types.end();
}

// The size of names in a message, where a name that occurred before is two octets (RFC 1035 section
// 4.1.4).
class Compression {
 public:
  std::size_t size_of(NameView name) {
    std::size_t size = 0;
    for (; !name.is_root(); name = name.parent()) {
      std::string key(name.wire());
      for (char& c : key) c = ascii::lower(c);
      if (!known_.insert(std::move(key)).second) return size + 2;
      size += name.first_label().size() + 1;
    }
    return size + 1;
  }

 private:
  std::set<std::string> known_;
};

// Of an answer over UDP with these records alone: no signatures, no addresses of their targets.
std::size_t answer_size(const Zone& zone, const std::vector<RecordId>& set) {
  Compression names;
  std::set<std::string_view> seen;
  std::size_t size = answer_header + names.size_of(zone.name(zone.record(set.front()).owner)) +
                     answer_question + answer_opt;
  for (const RecordId id : set) {
    const Record& record = zone.record(id);
    const std::string_view rdata = zone.rdata(record);
    if (!seen.insert(rdata).second) continue;
    size += answer_record + rdata.size();
    if (record.type != RrType::ns && record.type != RrType::mx) continue;
    const NameView target = target_of(zone, record);
    size -= target.wire().size() - names.size_of(target);
  }
  return size;
}

Finding describe(const Zone& zone, const std::vector<RecordId>& set, std::size_t size,
                 std::size_t most) {
  const Record& record = zone.record(set.front());
  return make_finding(
      rrset_over_udp_size, place_of(zone, record),
      fmt::format("an answer with {} of {} has {} octets, too many for one UDP packet ({})",
                  count_of(set.size(), rrset_words(zone, record) + " record"),
                  quoted(zone.name(record.owner)), size, most),
      "delete what is no longer needed, such as old verification texts, or move it to names of its "
      "own; every resolver has to ask again over TCP");
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto most = static_cast<std::size_t>(context.number(rrset_over_udp_size, "most"));
  const auto most_records =
      static_cast<std::size_t>(context.number(too_many_records_in_rrset, "most"));
  for (const NameId owner : zone.fact<LargeOwners>().owners) {
    if (largest_answer(zone, owner) <= most) continue;
    for (const auto& set : rrsets_at(zone, owner)) {
      if (set.size() > most_records || may_be_large(zone.record(set.front()).type)) continue;
      const std::size_t size = answer_size(zone, set);
      if (size <= most || rrset_size(zone, set) > max_rrset_size) continue;
      sink.push_back(describe(zone, set, size, most));
    }
  }
}

}  // namespace

const Rule rrset_over_udp_size = {
    .id = "rrset-over-udp-size",
    .severity = Severity::info,
    .summary = "records of one type at a name do not fit into one packet",
    .authority = "RFC 9715; practice",
    .docs =
        {
            .what = "Records of one type at one name whose answer is larger than 1232 octets, the "
                    "most that passes every network in one UDP packet; without counting signatures "
                    "and additional addresses, and without types that hold whole keys and "
                    "certificates.",
            .why = "A larger answer is cut off, and every resolver has to ask a second time over "
                   "TCP, which costs time and which some networks block. At the zone's own name, "
                   "where all kinds of services ask for texts (TXT), it grows unseen.",
            .example =
                "$GENERATE 1-30 @ TXT \"service-verification=0f6c41ba9e2d73580f6c41ba9e2d73$\"",
            .instead = "@ IN TXT \"v=spf1 mx -all\"",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
