#include "zonemend/write_order.h"

#include <algorithm>

namespace zonemend {
namespace {

struct Step {
  Stage first;  // of the stages that it does
  Stage stage;  // the last one
  SourceId source;
};

bool has_edits(const Plan& plan, Stage stage, SourceId source) {
  return std::any_of(plan.stages.begin(), plan.stages.end(), [&](const StagedEdit& item) {
    return item.stage == stage && item.edit.span.source == source;
  });
}

// The files of one stage: first the one that the stage before ended with, last one that the next
// stage begins with, so that neighbouring steps of a file become one.
std::vector<SourceId> files_of(const Plan& plan, Stage stage, SourceId previous) {
  std::vector<SourceId> files;
  for (const SourceId source : edited_sources(plan.edits)) {
    if (has_edits(plan, stage, source)) files.push_back(source);
  }
  const auto goes_on = [&](SourceId source) {
    for (int next = static_cast<int>(stage) + 1; next <= static_cast<int>(Stage::serial); ++next) {
      if (has_edits(plan, static_cast<Stage>(next), source)) return true;
    }
    return false;
  };
  std::stable_sort(files.begin(), files.end(), [&](SourceId a, SourceId b) {
    const auto rank = [&](SourceId source) {
      return source == previous && !goes_on(source) ? 0 : goes_on(source) ? 2 : 1;
    };
    return rank(a) < rank(b);
  });
  return files;
}

std::vector<Step> steps_of(const Plan& plan) {
  std::vector<Step> steps;
  for (const Stage stage : {Stage::keep, Stage::remove, Stage::insert, Stage::serial}) {
    const SourceId previous = steps.empty() ? 0 : steps.back().source;
    for (const SourceId source : files_of(plan, stage, previous)) {
      if (!steps.empty() && steps.back().source == source) {
        steps.back().stage = stage;
      } else {
        steps.push_back({stage, stage, source});
      }
    }
  }
  return steps;
}

}  // namespace

Result<std::vector<WriteStep>> write_order(const SourceSet& sources, const Plan& plan) {
  std::vector<WriteStep> result;
  for (const Step& step : steps_of(plan)) {
    std::vector<Edit> done;
    for (const StagedEdit& item : plan.stages) {
      if (item.stage <= step.stage && item.edit.span.source == step.source) {
        done.push_back(item.edit);
      }
    }
    auto text = apply_edits(sources.at(step.source).bytes(), std::move(done));
    if (!text) return text.error();
    result.push_back({step.source, std::move(*text), step.first == Stage::serial});
  }
  return result;
}

}  // namespace zonemend
