// A rule: one thing that can be wrong with a zone, with its documentation beside its code.
// One file in src/rules/ exports one Rule; file stem, symbol and id are the same word.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/zone.h"

namespace zonemend {

// What the rule's error means for the zone as a whole.
enum class Effect : unsigned char {
  none,        // the zone loads; the finding stands for itself
  refused,     // BIND 9 with default options refuses the whole zone
  unreadable,  // refused, and what the text means is uncertain: no edit can be planned on it
  unread,      // BIND may load it, but zonemend did not read all of it: likewise
};

struct RuleDocs {
  std::string_view what;     // what the rule looks for
  std::string_view why;      // what breaks, for whom, when
  std::string_view example;  // zone text that is flagged
  std::string_view instead;  // the better text
  std::string_view fix;      // what --fix does, and why that is safe; "" when there is no fix
};

struct Rule;
class ZoneChange;

// What the user may set for a rule: a whole number, or a list of words (empty by default).
struct RuleOption {
  enum class Kind : unsigned char { number, list };

  std::string_view name;  // kebab-case
  std::string_view what;  // one line, with the unit: "the most records in an RRset"
  Kind kind = Kind::number;
  std::int64_t fallback = 0;  // of a number: the value unless set
  std::int64_t least = 0;     // of a number: what may be set, inclusive
  std::int64_t most = 0xffffffff;
};

// What a run gives its rules besides the zone. A value that is not set is the option's default.
class CheckContext {
 public:
  // Unix time in seconds. Nothing: the clock is not known, and rules that need it stay silent.
  std::optional<std::int64_t> now;
  // Whether to do the work that takes long in a large zone: verify signatures, hash the zone.
  bool verify_signatures = false;
  unsigned threads = 1;  // how many the work may be spread over

  // The rule must have the option, of that kind.
  std::int64_t number(const Rule& rule, std::string_view option) const;
  const std::vector<std::string>& list(const Rule& rule, std::string_view option) const;

  void set(std::string_view rule, std::string_view option, std::int64_t value);
  void set(std::string_view rule, std::string_view option, std::vector<std::string> value);

 private:
  using Key = std::pair<std::string, std::string>;  // rule, option

  std::map<Key, std::int64_t> numbers_;
  std::map<Key, std::vector<std::string>> lists_;
};

// How a rule looks at a zone; most need no more than the zone. Appends the rule's findings to `sink`,
// which may hold those of other rules. Rules run on several threads at once. A rule that the reader
// applies has no check, or one that amends what the reader found: only then does `sink` start with
// that. A rule about changes looks at a zone before and after an edit instead (see zone_change.h),
// and speaks of places in the zone after it.
class Check {
 public:
  using OfZone = void (*)(const Zone& zone, FindingSink& sink);
  using InContext = void (*)(const Zone& zone, const CheckContext& context, FindingSink& sink);
  using OfChange = void (*)(const ZoneChange& change, const CheckContext& context,
                            FindingSink& sink);

  constexpr Check() = default;
  constexpr Check(OfZone of_zone) : of_zone_(of_zone) {}
  constexpr Check(InContext in_context) : in_context_(in_context) {}
  constexpr Check(OfChange of_change) : of_change_(of_change) {}
  // Adds fixes to the reader's findings, or puts something better in their place.
  static constexpr Check amending(OfZone of_zone) {
    Check check(of_zone);
    check.amends_ = true;
    return check;
  }

  void operator()(const Zone& zone, const CheckContext& context, FindingSink& sink) const {
    if (of_zone_ != nullptr) of_zone_(zone, sink);
    if (in_context_ != nullptr) in_context_(zone, context, sink);
  }
  void operator()(const ZoneChange& change, const CheckContext& context, FindingSink& sink) const {
    if (of_change_ != nullptr) of_change_(change, context, sink);
  }
  bool is_of_change() const { return of_change_ != nullptr; }
  bool looks_at_zone() const { return of_zone_ != nullptr || in_context_ != nullptr; }
  bool amends() const { return amends_; }

 private:
  OfZone of_zone_ = nullptr;
  InContext in_context_ = nullptr;
  OfChange of_change_ = nullptr;
  bool amends_ = false;
};

struct Rule {
  std::string_view id;       // kebab-case
  Severity severity = Severity::warning;
  bool enabled = true;       // part of the default selection
  Effect effect = Effect::none;
  std::string_view summary;  // one line, no final period
  std::string_view authority;  // "RFC 1034 section 3.6.2", or "practice"
  RuleDocs docs;
  Check check;
  std::span<const RuleOption> options = {};
};

// Null when the rule has no such option.
const RuleOption* find_option(const Rule& rule, std::string_view name);

// All rules, sorted by id. Generated from the files of src/rules/ at configure time.
std::span<const Rule* const> all_rules();
const Rule* find_rule(std::string_view id);  // null when there is none

}  // namespace zonemend
