#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "rules/shared/lookup.h"
#include "rules/shared/spf.h"
#include "rules/shared/spf_records.h"

namespace zonemend::rules {

extern const Rule spf_too_many_lookups;

namespace {

constexpr RuleOption options[] = {{.name = "most",
                                   .what = "the most DNS lookups that one SPF policy may need",
                                   .fallback = 10,
                                   .least = 0,
                                   .most = 100}};
constexpr std::size_t most_servers = 10;  // that receivers look up for one "mx"
constexpr std::size_t enough = 200;       // no policy is counted further

// One lookup that a policy asks for.
struct Step {
  std::string_view term;          // "include:_spf.example.net"; only of the policy that is judged
  RecordId included = no_record;  // the policy that it includes, where that is in the zone
};

// Counts the lookups of a policy and of what it includes within the zone. Each included policy is
// read once.
class LookupCount {
 public:
  LookupCount(const Zone& zone, std::size_t most) : zone_(zone), most_(most) {}

  void run(const SpfPolicy& policy) {
    path_ = {zone_.id_of(policy.text.record())};
    count_ = 0;
    is_loop_ = false;
    is_elsewhere_ = false;
    first_too_many_ = {};
    visit(steps_of(policy), true);
  }

  std::size_t count() const { return count_; }
  bool is_loop() const { return is_loop_; }
  // The fault is that of an included policy, and reported there.
  bool is_elsewhere() const { return is_elsewhere_; }
  // The policy's own term with which the lookups become too many.
  std::string_view first_too_many() const { return first_too_many_; }

 private:
  void visit(const std::vector<Step>& steps, bool is_start) {
    for (const Step& step : steps) {
      if (count_ >= enough) return;
      ++count_;
      if (step.included != no_record) follow(step.included);
      if (is_start && count_ > most_ && first_too_many_.empty()) first_too_many_ = step.term;
    }
  }

  // Behind "all" nothing is looked at, and a redirect counts only where there is none.
  std::vector<Step> steps_of(const SpfPolicy& policy) const {
    std::vector<Step> steps;
    const SpfTerm* all = policy.find_all();
    for (const SpfTerm& term : policy.terms) {
      if (&term == all || steps.size() >= enough) break;
      if (!term.asks_dns() || (term.kind == SpfKind::redirect && all != nullptr)) continue;
      const bool includes = term.kind == SpfKind::include || term.kind == SpfKind::redirect;
      const auto name = includes ? spf_name(term.domain) : std::nullopt;
      steps.push_back({term.whole, name ? find_spf(zone_, *name) : no_record});
    }
    return steps;
  }

  const std::vector<Step>& steps_of(RecordId id) {
    const auto [at, is_new] = steps_.try_emplace(id);
    if (is_new) {
      SpfPolicy policy;
      policy.read(zone_, zone_.record(id));
      at->second = steps_of(policy);
      for (Step& step : at->second) step.term = {};
    }
    return at->second;
  }

  void follow(RecordId id) {
    if (std::find(path_.begin(), path_.end(), id) != path_.end()) return close_loop(id);
    const std::size_t before = count_;
    path_.push_back(id);
    visit(steps_of(id), false);
    path_.pop_back();
    if (count_ - before > most_) is_elsewhere_ = is_elsewhere_ || !is_loop_;
  }

  // One finding for a loop: at its first record.
  void close_loop(RecordId id) {
    count_ = enough;
    const bool is_first =
        id == path_.front() && *std::min_element(path_.begin(), path_.end()) == id;
    (is_first ? is_loop_ : is_elsewhere_) = true;
  }

  const Zone& zone_;
  std::size_t most_;
  std::map<RecordId, std::vector<Step>> steps_;  // of included policies
  std::vector<RecordId> path_;
  std::size_t count_ = 0;
  bool is_loop_ = false;
  bool is_elsewhere_ = false;
  std::string_view first_too_many_;
};

Finding describe(const SpfPolicy& policy, const LookupCount& lookups, std::size_t most) {
  if (lookups.is_loop()) {
    Finding finding =
        make_finding(spf_too_many_lookups, policy.place(lookups.first_too_many()),
                     "this SPF policy includes itself", "delete the include that leads back here");
    finding.severity = Severity::error;
    finding.label = "leads back to this policy";
    return finding;
  }
  const std::string number = lookups.count() >= enough ? fmt::format("more than {}", enough)
                                                       : fmt::format("{}", lookups.count());
  Finding finding = make_finding(
      spf_too_many_lookups, policy.place(lookups.first_too_many()),
      fmt::format("this SPF policy needs {} DNS lookups, and receivers make {} at most", number,
                  most),
      "delete services that you no longer use, or write 'ip4:' and 'ip6:' for hosts of your own: "
      "include, a, mx, ptr, exists and redirect count, also in what is included");
  finding.label = fmt::format("lookup {} is in here", most + 1);
  return finding;
}

// An "mx" may lead to ten mail servers (RFC 7208 section 4.6.4).
void check_mail_servers(const Zone& zone, const SpfPolicy& policy, FindingSink& sink) {
  std::optional<TxtPlaces> places;
  for (const SpfTerm& term : policy.terms) {
    if (term.kind != SpfKind::mx) continue;
    const auto name = spf_name(term.domain);
    const NameId owner = term.domain.empty() ? policy.text.record().owner
                                             : (name ? zone.names().find(*name) : no_name);
    if (owner == no_name) continue;
    const std::size_t servers = count_at(zone, owner, RrType::mx);
    if (servers <= most_servers) continue;
    if (!places) {
      if (policy.text.is_judged_elsewhere()) return;
      places.emplace(policy.text);
    }
    sink.push_back(
        make_finding(spf_too_many_lookups, places->of(term.whole),
                     fmt::format("'{}' leads to {} mail servers, and receivers look up {} at most",
                                 excerpt(term.whole), servers, most_servers),
                     "write the networks of the servers with 'ip4:' and 'ip6:' instead"));
  }
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto most = static_cast<std::size_t>(context.number(spf_too_many_lookups, "most"));
  LookupCount lookups(zone, most);
  // What other zones have in the policies that are included from there, nobody knows here.
  const auto may_be_too_many = [&](const SpfRecord& spf) {
    const NameId owner = zone.record(spf.record).owner;
    return (spf.traits & spf_names_inside) != 0 || spf.lookups > most ||
           ((spf.traits & spf_asks_mx) != 0 && zone.records_at(owner).size() > most_servers);
  };
  for_wanted_spf_policies(zone, may_be_too_many, [&](const SpfPolicy& policy) {
    check_mail_servers(zone, policy, sink);
    lookups.run(policy);
    if (lookups.count() <= most || lookups.is_elsewhere()) return;
    if (policy.text.is_judged_elsewhere()) return;
    sink.push_back(describe(policy, lookups, most));
  });
}

}  // namespace

const Rule spf_too_many_lookups = {
    .id = "spf-too-many-lookups",
    .severity = Severity::warning,
    .summary = "SPF policy needs more DNS lookups than receivers make",
    .authority = "RFC 7208 section 4.6.4",
    .docs =
        {
            .what = "An SPF policy with more than 10 of the terms include, a, mx, ptr, exists and "
                    "redirect. What it includes from this zone is counted with it; what lies in "
                    "other zones is not known and counts as one. A policy that includes itself is "
                    "reported as well (an error), and \"mx\" where a name has more than 10 mail "
                    "servers. The number of lookups can be set.",
            .why = "Receivers stop at the eleventh lookup with a permanent error (permerror), "
                   "and mail from hosts that the later terms allow fails the check. Each mail "
                   "service adds an include, and each include brings lookups of its own.",
            .example = "@ IN TXT ( \"v=spf1 a mx include:a.example.net include:b.example.net "
                       "include:c.example.net \"\n"
                       "           \"include:d.example.net include:e.example.net "
                       "include:f.example.net \"\n"
                       "           \"include:g.example.net include:h.example.net "
                       "include:i.example.net -all\" )",
            .instead = "@ IN TXT \"v=spf1 ip4:192.0.2.0/24 include:a.example.net -all\"",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
