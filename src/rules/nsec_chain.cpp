#include <algorithm>
#include <optional>

#include "dns/rdata_wire.h"
#include "rules/shared/canonical_order.h"
#include "rules/shared/fold.h"
#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec_chain;

namespace {

struct Broken {
  RecordId record;
  std::string message;
};

NameView next_of(std::string_view rdata) { return NameView(rdata.substr(0, name_size(rdata))); }

// The names in order: those that have NSEC, and those that should. Another rule speaks of the ones
// that have only one of the two, so a chain may name them or pass over them.
class Walk {
 public:
  explicit Walk(const Zone& zone) : zone_(zone), standings_(zone) {
    for (NameId name = 0; name < standings_.size(); ++name) {
      if (standings_.is_owner(name) || has_nsec(name)) names_.push_back(name);
    }
    sort_canonically(zone, names_);
    find_stops();
  }

  std::vector<Broken> broken() const {
    std::vector<Broken> faults;
    for (std::size_t at = 0; at < names_.size(); ++at) {
      if (has_nsec(names_[at])) judge(at, faults);
    }
    sort_by_record(faults);
    return faults;
  }

 private:
  bool has_nsec(NameId name) const { return zone_.has(name, RrType::nsec); }
  bool may_be_passed(NameId name) const { return !has_nsec(name) || !standings_.is_owner(name); }

  // From each name on, the steps to the next one that the chain must not pass over; at the most one
  // round.
  void find_stops() {
    const std::size_t count = names_.size();
    places_.assign(standings_.size(), count);
    for (std::size_t at = 0; at < count; ++at) places_[names_[at]] = at;
    steps_.assign(count, count);
    for (std::size_t at = count * 2; at-- > 1;) {  // twice, for the end leads to the begin
      const NameId next = names_[at % count];
      const std::size_t steps = may_be_passed(next) ? steps_[at % count] + 1 : 1;
      steps_[(at - 1) % count] = std::min(steps, count);
    }
  }

  // The steps to the name that comes next, one round if it is the same; nothing when it is not in
  // the chain.
  std::optional<std::size_t> steps_to(std::size_t at, NameView next) const {
    const NameId id = zone_.names().find(next);
    const std::size_t count = names_.size();
    if (id == no_name || places_[id] == count) return std::nullopt;
    const std::size_t steps = (places_[id] + count - at) % count;
    return steps == 0 ? count : steps;
  }

  void judge(std::size_t at, std::vector<Broken>& faults) const {
    const std::vector<RecordId> records = records_at(zone_, names_[at], RrType::nsec);
    const std::string owner = quoted(zone_.name(names_[at]));
    for (std::size_t i = 1; i < records.size(); ++i) {
      faults.push_back({records[i], fmt::format("{} has more than one NSEC record", owner)});
    }
    const NameView next = next_of(zone_.rdata(records.front()));
    const auto steps = steps_to(at, next);
    if (steps && *steps <= steps_[at]) return;
    const NameId wanted = names_[(at + steps_[at]) % names_.size()];
    faults.push_back(
        {records.front(),
         fmt::format("the NSEC record of {} says that the next name is {}, but it is {}", owner,
                     quoted(next), quoted(zone_.name(wanted)))});
  }

  const Zone& zone_;
  Standings standings_;
  std::vector<NameId> names_;
  std::vector<std::size_t> places_;  // by NameId, in names_
  std::vector<std::size_t> steps_;   // see find_stops()
};

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole || !uses_nsec(zone)) return;
  report_folded(sink, Walk(zone).broken(), [&](const Broken& fault) {
    Finding finding = make_finding(nsec_chain, field_place(zone, fault.record, 0), fault.message,
                                   "sign the zone again: the chain of names is broken here");
    finding.label = "does not lead to the next name";
    return finding;
  });
}

}  // namespace

const Rule nsec_chain = {
    .id = "nsec-chain",
    .severity = Severity::error,
    .summary = "NSEC record does not lead to the next name",
    .authority = "RFC 4034 section 4.1.1",
    .docs =
        {
            .what = "An NSEC record that names another than the next name of the zone in DNSSEC's "
                    "order (that of the last labels first), or a name with several of them. The "
                    "last one leads back to the zone's own name.",
            .why = "Each NSEC record proves that there is no name between its own and the next. "
                   "With a gap in the chain, some answers cannot be proven and count as forged; "
                   "with one that passes over a name, resolvers deny that the name exists.",
            .example = "mail NSEC zoo.example.com. A RRSIG NSEC\n"
                       "www  NSEC example.com. A RRSIG NSEC",
            .instead = "mail NSEC www.example.com. A RRSIG NSEC\n"
                       "www  NSEC example.com. A RRSIG NSEC",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
