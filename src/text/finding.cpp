#include "zonemend/finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace zonemend {

std::string_view severity_text(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

// A rule says much at a stretch: its count stands last.
std::uint64_t& FindingSink::kept_of(std::string_view rule) {
  if (kept_of_.empty() || kept_of_.back().first != rule) {
    const auto found = std::find_if(kept_of_.begin(), kept_of_.end(),
                                    [rule](const auto& item) { return item.first == rule; });
    if (found == kept_of_.end()) {
      kept_of_.emplace_back(rule, 0);
    } else {
      std::iter_swap(found, kept_of_.end() - 1);
    }
  }
  return kept_of_.back().second;
}

void FindingSink::omit(const Omitted& more) {
  for (Omitted& item : omitted_) {
    if (item.rule == more.rule && item.severity == more.severity) {
      item.count += more.count;
      return;
    }
  }
  omitted_.push_back(more);
}

Finding& FindingSink::push_back(Finding finding) {
  std::uint64_t& count = kept_of(finding.rule);
  if (count >= most_of_a_rule_) {
    omit({finding.rule, finding.severity, 1});
    return last_omitted_ = std::move(finding);
  }
  ++count;
  return kept_.emplace_back(std::move(finding));
}

void FindingSink::append(FindingSink&& other) {
  for (Finding& finding : other.kept_) push_back(std::move(finding));
  for (const Omitted& item : other.omitted_) omit(item);
  other = FindingSink(other.most_of_a_rule_);
}

std::vector<Finding> FindingSink::sums() const {
  const auto comes_before = [](const Span& a, const Span& b) {
    return std::tie(a.source, a.begin) < std::tie(b.source, b.begin);
  };
  std::vector<Finding> sums;
  for (const Omitted& omitted : omitted_) {
    Finding sum{.rule = omitted.rule, .severity = omitted.severity};
    for (const Finding& finding : kept_) {
      if (finding.rule == sum.rule && !comes_before(finding.span, sum.span)) sum.span = finding.span;
    }
    sum.message = fmt::format("and {} more of {}", omitted.count, omitted.rule);
    sum.help = "mend those that are listed first, or list more with --limit findings=NUMBER";
    sums.push_back(std::move(sum));
  }
  return sums;
}

void FindingSink::take_back_to(Mark mark) {
  kept_.resize(mark.size);
  kept_of_ = std::move(mark.kept_of);
  omitted_ = std::move(mark.omitted);
}

}  // namespace zonemend
