#include <fmt/format.h>

#include <map>
#include <string>

#include "rules/shared/lookup.h"
#include "rules/shared/spf.h"
#include "zonemend/delete_record.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule spf_type99;

namespace {

constexpr auto spf = RrType(99);

// The policies in TXT records, those of each owner read once.
class TxtPolicies {
 public:
  explicit TxtPolicies(const Zone& zone) : zone_(zone) {}

  // The one at the policy's owner with its text; failing it, any; no_record when there is none.
  RecordId nearest(const TxtText& policy) {
    const auto [at, is_new] = owners_.try_emplace(policy.record().owner);
    Owner& owner = at->second;
    if (is_new) read(at->first, owner);
    const auto found = owner.by_text.find(policy.text());
    return found == owner.by_text.end() ? owner.first : found->second;
  }

 private:
  struct Owner {
    RecordId first = no_record;
    std::map<std::string, RecordId, std::less<>> by_text;
  };

  void read(NameId id, Owner& owner) const {
    TxtText text;
    for (const RecordId policy : spf_records_at(zone_, id)) {
      if (owner.first == no_record) owner.first = policy;
      text.read(zone_, zone_.record(policy));
      owner.by_text.emplace(text.text(), policy);
    }
  }

  const Zone& zone_;
  std::map<NameId, Owner> owners_;
};

std::optional<Fix> change_type(const TxtText& policy) {
  const Zone& zone = policy.zone();
  const Record& record = policy.record();
  if (zone.entry(record).kind != EntryKind::record || !is_spf(policy.text())) return std::nullopt;
  if (count_at(zone, record.owner, spf) != 1) return std::nullopt;
  return Fix{"write TXT", Safety::unsafe, {{record_text(zone, record).type, "TXT"}}};
}

std::optional<Fix> remove(const TxtText& policy) {
  const RecordId id = policy.zone().id_of(policy.record());
  auto edits = delete_records(policy.zone(), std::span(&id, 1));
  if (!edits) return std::nullopt;
  return Fix{"delete it", Safety::unsafe, std::move(*edits)};
}

Finding describe_alone(const TxtText& policy) {
  Finding finding =
      make_finding(spf_type99, place_of(policy.zone(), policy.record()),
                   "nobody reads an SPF policy in a record of type SPF, and there is none in a TXT "
                   "record",
                   "write TXT instead of SPF");
  if (auto fix = change_type(policy)) finding.fixes.push_back(std::move(*fix));
  return finding;
}

Finding describe_copy(const TxtText& policy, RecordId txt) {
  TxtText other;
  other.read(policy.zone(), policy.zone().record(txt));
  const bool same = other.text() == policy.text();
  Finding finding = make_finding(
      spf_type99, place_of(policy.zone(), policy.record()),
      same ? "nobody reads this SPF policy: the same one in the TXT record counts"
           : "nobody reads this SPF policy: a different one in the TXT record counts",
      same ? "delete it" : "see to it that the TXT record says what you mean, and delete this one");
  if (same) finding.severity = Severity::info;
  add_label(finding, policy.zone(), txt, "the policy that counts");
  auto fix = same ? remove(policy) : std::nullopt;
  if (fix) finding.fixes.push_back(std::move(*fix));
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  TxtPolicies policies(zone);
  TxtText policy;
  for (const RecordId id : zone.records_of(spf)) {
    policy.read(zone, zone.record(id));
    if (is_occluded(zone, policy.record().owner)) continue;
    const RecordId txt = policies.nearest(policy);
    if (txt == no_record && !zone.complete()) continue;
    sink.push_back(txt == no_record ? describe_alone(policy) : describe_copy(policy, txt));
  }
}

}  // namespace

const Rule spf_type99 = {
    .id = "spf-type99",
    .severity = Severity::warning,
    .summary = "SPF policy stands in a record of type SPF",
    .authority = "RFC 7208 section 3.1",
    .docs =
        {
            .what = "A record of type SPF (99). It is an info where a TXT record at the name has "
                    "the same text.",
            .why = "The type was given up: receivers ask for TXT alone. A policy that is not in a "
                   "TXT record has no effect, and one that differs misleads whoever changes the "
                   "zone.",
            .example = "@ IN SPF \"v=spf1 mx -all\"",
            .instead = "@ IN TXT \"v=spf1 mx -all\"",
            .fix = "Writes TXT where the name has no policy in a TXT record, and deletes the "
                   "record where it has the same one. It is unsafe, because a record changes "
                   "its type or goes.",
        },
    .check = check,
};

}  // namespace zonemend::rules
