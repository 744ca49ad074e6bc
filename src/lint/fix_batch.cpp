#include "lint/fix_batch.h"

#include <algorithm>
#include <map>
#include <optional>

namespace zonemend {
namespace {

// Places that are taken. An insertion touches what begins or ends where it stands: which of the two
// comes first would be a guess.
class TakenPlaces {
 public:
  bool is_free(const Span& span) const {
    auto after = taken_.upper_bound(span.end);
    while (after != taken_.begin()) {
      --after;
      const auto [begin, end] = *after;
      if (end < span.begin) return true;
      const bool insertion = span.empty() || begin == end;
      if (insertion || (begin < span.end && span.begin < end)) return false;
    }
    return true;
  }

  void take(const Span& span) { taken_.emplace(span.begin, span.end); }

 private:
  std::multimap<std::uint32_t, std::uint32_t> taken_;  // by begin; they overlap nowhere
};

bool changes_text(const Fix& fix, std::string_view text) {
  return std::any_of(fix.edits.begin(), fix.edits.end(), [&](const Edit& edit) {
    return text.substr(edit.span.begin, edit.span.size()) != edit.text;
  });
}

FixKind kind_of(const RuleChoice& choice, const Finding& finding, const Fix& fix) {
  if (fix.safety == Safety::unsafe) return FixKind::changes_answers;
  const Rule* rule = choice.find(finding.rule);
  const bool unreadable = rule != nullptr && rule->effect == Effect::unreadable;
  return unreadable ? FixKind::repairs_reading : FixKind::keeps_answers;
}

// The best fix that a finding offers within what is allowed.
const Fix* best_fix(const Finding& finding, Safety allowed, SourceId source,
                    std::string_view text) {
  for (const Safety safety : {Safety::safe, Safety::unsafe}) {
    if (safety > allowed) break;
    for (const Fix& fix : finding.fixes) {
      if (fix.safety == safety && is_within(fix, source) && changes_text(fix, text)) return &fix;
    }
  }
  return nullptr;
}

FixBatch without_overlaps(FixKind kind, const std::vector<ChosenFix>& offers) {
  FixBatch batch{kind, {}};
  TakenPlaces taken;
  for (const ChosenFix& offer : offers) {
    const auto& edits = offer.fix->edits;
    const bool fits = std::all_of(edits.begin(), edits.end(),
                                  [&](const Edit& edit) { return taken.is_free(edit.span); });
    if (!fits) continue;
    for (const Edit& edit : edits) taken.take(edit.span);
    batch.fixes.push_back(offer);
  }
  return batch;
}

}  // namespace

bool is_within(const Fix& fix, SourceId source) {
  return std::all_of(fix.edits.begin(), fix.edits.end(),
                     [source](const Edit& edit) { return edit.span.source == source; });
}

std::vector<Edit> FixBatch::edits(std::size_t count) const {
  std::vector<Edit> result;
  for (std::size_t i = 0; i < count; ++i) {
    result.insert(result.end(), fixes[i].fix->edits.begin(), fixes[i].fix->edits.end());
  }
  sort_edits(result);
  return result;
}

FixBatch choose_fixes(const std::vector<Finding>& findings, const RuleChoice& choice,
                      Safety allowed, SourceId source, std::string_view text) {
  std::map<FixKind, std::vector<ChosenFix>> offers;
  for (const Finding& finding : findings) {
    const Fix* fix = best_fix(finding, allowed, source, text);
    if (fix != nullptr) offers[kind_of(choice, finding, *fix)].push_back({&finding, fix});
  }
  if (offers.empty()) return {};
  const auto& [kind, chosen] = *offers.begin();
  return without_overlaps(kind, chosen);
}

}  // namespace zonemend
