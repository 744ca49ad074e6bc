// What an edit would do to the zone as a whole, as the rules see it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "zonemend/canonical.h"
#include "zonemend/lint.h"
#include "zonemend/prove.h"
#include "zonemend/record_text.h"
#include "zonemend/rule.h"

namespace zonemend {
namespace {

// The same finding before and after an edit: places move, what is said stays.
std::string identity(const Finding& finding) {
  return fmt::format("{} {}", finding.rule, finding.message);
}

std::vector<Finding> problems_of(const LoadedZone& loaded, unsigned threads) {
  LintOptions options;
  options.context.threads = threads;
  std::vector<Finding> findings = lint(loaded, options);
  std::erase_if(findings, [](const Finding& f) { return f.severity == Severity::info; });
  return findings;
}

// A warning that the zone did not have before.
Finding warning_note(const Finding& warning) {
  Finding note{.rule = "change-brings-warning"};
  note.message =
      fmt::format("from now on 'zonemend check' will warn: {} [{}]", warning.message, warning.rule);
  note.help = warning.help;
  return note;
}

bool keeps_zone_from_loading(const Finding& finding) {
  const Rule* rule = find_rule(finding.rule);
  // A rule may call what BIND loads a warning.
  return rule != nullptr && rule->effect != Effect::none && rule->effect != Effect::unread &&
         finding.severity == Severity::error;
}

// Some RRset of these records of one owner has lines with different TTLs.
bool has_mixed_ttls(const Zone& zone, std::span<const RecordId> ids) {
  std::map<RrsetKey, std::uint32_t> first;  // of each RRset
  for (const RecordId id : ids) {
    const Record& record = zone.record(id);
    const RrsetKey key = rrset_key(record.type, zone.rdata(record));
    if (first.try_emplace(key, record.ttl).first->second != record.ttl) {
      return true;
    }
  }
  return false;
}

// RRsets whose lines have different TTLs: BIND takes one by the order of lines, which an edit may
// change for lines that it does not touch.
void refuse_changed_ttls(const Zone& before, const Zone& after, const Plan& plan,
                         std::vector<Finding>& refusals) {
  for (NameId owner = 0; owner < before.names().size(); ++owner) {
    const auto old_ids = before.records_at(owner);
    const auto differs = [&](RecordId id) {
      return before.record(id).ttl != before.record(old_ids.front()).ttl;
    };
    if (old_ids.size() < 2 || std::none_of(old_ids.begin(), old_ids.end(), differs)) continue;
    if (!has_mixed_ttls(before, old_ids)) continue;
    const bool is_host =
        !plan.added.empty() && plan.added.front().owner.view() == before.name(owner);
    if (is_host) continue;
    const auto new_ids = after.records_at(after.names().find(before.name(owner)));
    std::optional<RrsetKey> done;
    ServedTtls old_ttls(before, old_ids);
    ServedTtls new_ttls(after, new_ids);
    for (const RecordId id : old_ids) {
      const Record& record = before.record(id);
      const RrsetKey key = rrset_key(record.type, before.rdata(record));
      if (std::exchange(done, key) == key) continue;
      const std::uint32_t old_ttl = old_ttls.of(key);
      const std::uint32_t new_ttl = new_ttls.of(key);
      if (old_ttl == new_ttl || new_ids.empty()) continue;
      Finding refusal{.rule = "ttl-would-change"};
      refusal.span = record_span(before, record);
      refusal.message = fmt::format(
          "the lines of {} '{}' have different TTLs, and after the change BIND would serve {} "
          "instead of {}",
          rr_type_text(key.type), before.name(owner).text(), new_ttl, old_ttl);
      refusal.help = fmt::format("give them all the TTL {} first", old_ttl);
      refusals.push_back(std::move(refusal));
      return;
    }
  }
}

}  // namespace

void refuse_consequences(const LoadedZone& before, const LoadedZone& after, bool force,
                         unsigned threads, Plan& plan) {
  const std::vector<Finding> old_problems = problems_of(before, threads);
  std::unordered_map<std::string, const Finding*> known;
  for (const Finding& problem : old_problems) known.emplace(identity(problem), &problem);

  std::vector<Finding> refusals;
  for (const Finding& error : problems_of(after, threads)) {
    const auto old = known.find(identity(error));
    if (error.severity == Severity::warning) {
      if (old == known.end()) plan.notes.push_back(warning_note(error));
      continue;
    }
    const bool fatal = keeps_zone_from_loading(error);
    if (old == known.end() && (fatal || !force)) {
      Finding refusal{.rule = "change-makes-error"};
      refusal.message =
          fmt::format("the change would make an error: {} [{}]", error.message, error.rule);
      refusal.help = error.help;
      if (!plan.decisions.empty()) refusal.span = plan.decisions.front().span;
      refusal.label = "the change would be here";
      refusals.push_back(std::move(refusal));
    } else if (old != known.end() && fatal) {
      Finding refusal = *old->second;
      refusal.fixes.clear();
      refusal.message =
          fmt::format("BIND would still not load the zone: {} [{}]", error.message, error.rule);
      refusal.rule = "zone-would-not-load";
      refusals.push_back(std::move(refusal));
    }
  }
  refuse_changed_ttls(before.zone, after.zone, plan, refusals);
  if (refusals.empty()) return;
  plan = Plan{
      .outcome = Outcome::refused, .notes = std::move(plan.notes), .refusals = std::move(refusals)};
}

}  // namespace zonemend
