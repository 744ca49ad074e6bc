// The fix loop: apply what fits together, read the result, prove it, look again.
#include <fmt/format.h>

#include <algorithm>

#include "lint/fix_batch.h"
#include "lint/piece_text.h"
#include "lint/served_records.h"
#include "zonemend/lint.h"

namespace zonemend {
namespace {

// Fixes that touch each other wait a round each; far fewer rounds than this settle anything sound.
constexpr int max_rounds = 100;

class Fixer {
 public:
  Fixer(std::string name, std::string_view original, const LoadOptions& options,
        const Selection& selection, Safety allowed)
      : name_(std::move(name)),
        options_(options),
        selection_(selection),
        choice_(selection),
        allowed_(allowed),
        pieces_(original) {}

  Result<FixResult> run() {
    auto loaded = load(pieces_);
    if (!loaded) return loaded.error();
    for (int round = 0; round < max_rounds; ++round) {
      std::vector<Finding> findings = lint(*loaded, selection_);
      const std::string_view text = loaded->zone.sources().at(0).bytes();
      const FixBatch batch = choose_fixes(findings, choice_, allowed_, text);
      if (batch.fixes.empty()) return finish(std::move(*loaded), std::move(findings));
      last_rule_ = batch.fixes.front().finding->rule;
      auto next = apply(*loaded, batch);
      if (!next) return next.error();
      *loaded = std::move(*next);
    }
    return Error{
        fmt::format("'{}': the fixes do not come to an end ({})", name_, last_rule_),
        fmt::format("nothing was changed; leave that rule out with --ignore {}", last_rule_)};
  }

 private:
  Result<LoadedZone> load(const PieceText& pieces) const {
    return load_zone(Source(name_, pieces.text()), options_);
  }

  // What comes out when the first fixes of a batch are applied.
  struct Attempt {
    PieceText pieces;
    LoadedZone after;
    std::optional<std::string> difference;  // what is served otherwise than before
  };

  Result<Attempt> attempt(const LoadedZone& before, const FixBatch& batch,
                          std::size_t count) const {
    PieceText pieces = pieces_;
    pieces.apply(batch.edits(count));
    auto after = load(pieces);
    if (!after) return after.error();
    auto difference = unwanted_change(batch.kind, before.zone, after->zone);
    return Attempt{std::move(pieces), std::move(*after), std::move(difference)};
  }

  // Applies the batch. When that would change answers, applies as much of it as does not: two fixes
  // that are right one by one can be wrong together.
  Result<LoadedZone> apply(const LoadedZone& before, const FixBatch& batch) {
    auto made = attempt(before, batch, batch.fixes.size());
    if (!made) return made.error();
    if (!made->difference) return accept(std::move(*made), batch, batch.fixes.size());
    std::string difference = *made->difference;
    std::size_t good = 0;
    std::size_t bad = batch.fixes.size();
    while (bad - good > 1) {
      const std::size_t middle = good + (bad - good) / 2;
      made = attempt(before, batch, middle);
      if (!made) return made.error();
      (made->difference ? bad : good) = middle;
      if (made->difference) difference = *made->difference;
    }
    if (good == 0) return unproved(*batch.fixes[0].finding, *batch.fixes[0].fix, difference);
    made = attempt(before, batch, good);
    if (!made) return made.error();
    return accept(std::move(*made), batch, good);
  }

  static std::optional<std::string> unwanted_change(FixKind kind, const Zone& before,
                                                    const Zone& after) {
    if (kind != FixKind::keeps_answers) return std::nullopt;
    return served_difference(before, after);
  }

  LoadedZone accept(Attempt made, const FixBatch& batch, std::size_t count) {
    pieces_ = std::move(made.pieces);
    for (std::size_t i = 0; i < count; ++i) applied_.push_back(batch.fixes[i].fix->title);
    return std::move(made.after);
  }

  Error unproved(const Finding& finding, const Fix& fix, const std::string& difference) const {
    return Error{fmt::format("'{}': the fix \"{}\" [{}] would change what is served ({})", name_,
                             fix.title, finding.rule, difference),
                 fmt::format("nothing was changed; this is a fault of zonemend; go on with "
                             "--ignore {}",
                             finding.rule)};
  }

  FixResult finish(LoadedZone loaded, std::vector<Finding> remaining) {
    FixResult result;
    result.text = pieces_.text();
    result.edits = pieces_.edits();
    result.applied = std::move(applied_);
    result.withheld = static_cast<std::size_t>(std::count_if(
        remaining.begin(), remaining.end(),
        [](const Finding& finding) { return fixable_with(finding) == Safety::unsafe; }));
    result.remaining = std::move(remaining);
    result.loaded = std::move(loaded);
    return result;
  }

  std::string name_;
  const LoadOptions& options_;
  const Selection& selection_;
  RuleChoice choice_;
  Safety allowed_;
  PieceText pieces_;
  std::vector<std::string> applied_;
  std::string_view last_rule_;
};

}  // namespace

Safety fixable_with(const Finding& finding) {
  Safety best = Safety::display_only;
  for (const Fix& fix : finding.fixes) {
    if (is_in_main_file(fix)) best = std::min(best, fix.safety);
  }
  return best;
}

Result<FixResult> fix_zone(std::string name, std::string_view original, const LoadOptions& options,
                           const Selection& selection, Safety allowed) {
  return Fixer(std::move(name), original, options, selection, allowed).run();
}

}  // namespace zonemend
