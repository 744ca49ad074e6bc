// The fix loop: apply what fits together, read the result, prove it, look again.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lint/fix_batch.h"
#include "lint/piece_text.h"
#include "lint/served_records.h"
#include "zonemend/lint.h"

namespace zonemend {
namespace {

// Fixes that touch each other wait a round each; far fewer rounds than this settle anything sound.
constexpr int max_rounds = 100;

// Which file is edited: the zone's own, or one that it includes.
struct Edited {
  std::string name;  // for messages
  std::string_view original;
  const LoadedZone* parent = nullptr;  // the zone that includes the file
  std::string resolved;                // the included file
};

class Fixer {
 public:
  Fixer(Edited edited, const LoadOptions& options, const LintOptions& lint_options, Safety allowed)
      : name_(edited.name),
        edited_(std::move(edited)),
        options_(options),
        lint_options_(lint_options),
        choice_(lint_options.selection),
        allowed_(allowed),
        pieces_(edited_.original) {}

  Result<FixResult> run() {
    auto loaded = load(pieces_);
    if (!loaded) return loaded.error();
    for (int round = 0; round < max_rounds; ++round) {
      std::vector<Finding> findings = lint(*loaded, lint_options_);
      const SourceId source = edited_source(*loaded);
      const std::string_view text = loaded->zone.sources().at(source).bytes();
      const FixBatch batch = choose_fixes(findings, choice_, allowed_, source, text);
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
    if (edited_.parent == nullptr) return load_zone(Source(name_, pieces.text()), options_);
    const auto source = source_of(*edited_.parent, edited_.resolved);
    std::map<SourceId, std::string> texts;
    if (source) texts.emplace(*source, pieces.text());
    auto loaded = load_edited(*edited_.parent, options_, texts);
    // Files can come and go between two readings.
    if (loaded && !source_of(*loaded, edited_.resolved)) {
      return Error{
          fmt::format("'{}' is not included by its zone any more; nothing was changed", name_),
          "run the command again when nobody else changes the files"};
    }
    return loaded;
  }

  SourceId edited_source(const LoadedZone& loaded) const {
    if (edited_.parent == nullptr) return 0;
    return *source_of(loaded, edited_.resolved);
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
    const SourceId source = edited_source(loaded);
    result.withheld = static_cast<std::size_t>(
        std::count_if(remaining.begin(), remaining.end(), [source](const Finding& finding) {
          return fixable_with(finding, source) == Safety::unsafe;
        }));
    result.remaining = std::move(remaining);
    result.loaded = std::move(loaded);
    return result;
  }

  std::string name_;
  Edited edited_;
  const LoadOptions& options_;
  const LintOptions& lint_options_;
  RuleChoice choice_;
  Safety allowed_;
  PieceText pieces_;
  std::vector<std::string> applied_;
  std::string_view last_rule_;
};

}  // namespace

Safety fixable_with(const Finding& finding, SourceId source) {
  Safety best = Safety::display_only;
  for (const Fix& fix : finding.fixes) {
    if (is_within(fix, source)) best = std::min(best, fix.safety);
  }
  return best;
}

Result<FixResult> fix_zone(std::string name, std::string_view original, const LoadOptions& options,
                           const LintOptions& lint_options, Safety allowed) {
  Edited edited{.name = std::move(name), .original = original, .parent = nullptr, .resolved = {}};
  return Fixer(std::move(edited), options, lint_options, allowed).run();
}

Result<FixResult> fix_included(const LoadedZone& zone, const std::string& resolved,
                               const LoadOptions& options, const LintOptions& lint_options,
                               Safety allowed) {
  const Source& source = zone.zone.sources().at(source_of(zone, resolved).value_or(0));
  Edited edited{
      .name = source.name(), .original = source.bytes(), .parent = &zone, .resolved = resolved};
  return Fixer(std::move(edited), options, lint_options, allowed).run();
}

std::optional<SourceId> source_of(const LoadedZone& zone, const std::string& resolved) {
  for (SourceId id = 1; id < zone.files.size(); ++id) {
    if (zone.files[id].resolved == resolved) return id;
  }
  return std::nullopt;
}

}  // namespace zonemend
