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

  void judge(std::size_t at, std::vector<Broken>& faults) const {
    const std::vector<RecordId> records = records_at(zone_, names_[at], RrType::nsec);
    const std::string owner = quoted(zone_.name(names_[at]));
    for (std::size_t i = 1; i < records.size(); ++i) {
      faults.push_back({records[i], fmt::format("{} has more than one NSEC record", owner)});
    }
    const NameView next = next_of(zone_.rdata(records.front()));
    NameId wanted = no_name;
    for (std::size_t step = 1; step <= names_.size(); ++step) {
      wanted = names_[(at + step) % names_.size()];
      if (zone_.name(wanted) == next) return;
      if (!may_be_passed(wanted)) break;
    }
    faults.push_back(
        {records.front(),
         fmt::format("the NSEC record of {} says that the next name is {}, but it is {}", owner,
                     quoted(next), quoted(zone_.name(wanted)))});
  }

  const Zone& zone_;
  Standings standings_;
  std::vector<NameId> names_;
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
