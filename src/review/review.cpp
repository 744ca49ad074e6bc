#include "zonemend/review.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "text/ascii.h"

namespace zonemend {
namespace {

// The line on which the finding begins; of a very long one its beginning, for many may stand on it.
std::string_view line_of(const SourceSet& sources, const Finding& finding) {
  constexpr std::size_t enough = 4096;  // octets
  const std::string_view bytes = sources.at(finding.span.source).bytes();
  const std::size_t at = std::min<std::size_t>(finding.span.begin, bytes.size());
  const std::size_t before = at - std::min(at, enough);
  const std::string_view above = bytes.substr(before, at - before);
  const std::size_t begin = before + (above.rfind('\n') + 1);
  const std::string_view line = bytes.substr(begin, at - begin + enough);
  return line.substr(0, line.find('\n', at - begin));
}

bool is_error(const Finding& finding) { return finding.severity == Severity::error; }

}  // namespace

std::vector<Finding> take_inherited(const SourceSet& before, const std::vector<Finding>& known,
                                    const SourceSet& after, std::vector<Finding>& findings) {
  // Messages name what they speak of, in the letter case of the file.
  using Kind = std::pair<std::string_view, std::string>;
  using Exact = std::tuple<std::string_view, std::string, std::string_view>;
  std::map<Kind, std::size_t> kinds;
  std::map<Exact, std::size_t> exact;
  for (const Finding& item : known) {
    const std::string message = ascii::in_small_letters(item.message);
    ++kinds[{item.rule, message}];
    ++exact[{item.rule, message, line_of(before, item)}];
  }
  std::vector<bool> old(findings.size(), false);
  const auto take = [&](std::size_t index) {
    std::size_t& left =
        kinds[{findings[index].rule, ascii::in_small_letters(findings[index].message)}];
    if (left == 0) return;
    --left;
    old[index] = true;
  };
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto found = exact.find({findings[i].rule, ascii::in_small_letters(findings[i].message),
                                   line_of(after, findings[i])});
    if (found == exact.end() || found->second == 0) continue;
    --found->second;
    take(i);
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!old[i]) take(i);
  }
  std::vector<Finding> inherited;
  std::vector<Finding> introduced;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    (old[i] ? inherited : introduced).push_back(std::move(findings[i]));
  }
  findings = std::move(introduced);
  return inherited;
}

bool ZoneReview::has_errors() const {
  return std::any_of(consequences.begin(), consequences.end(), is_error) ||
         std::any_of(introduced.begin(), introduced.end(), is_error);
}

ZoneReview review_zone(std::string path, std::optional<LoadedZone> before,
                       std::optional<LoadedZone> after, const LintOptions& options) {
  ZoneReview review;
  review.path = std::move(path);
  std::vector<Finding> known;
  if (before) {
    known = lint(*before, options);
    review.before = std::make_unique<const LoadedZone>(std::move(*before));
  }
  if (after) {
    review.introduced = lint(*after, options);
    review.after = std::make_unique<const LoadedZone>(std::move(*after));
  }
  review.change.emplace(review.before ? &review.before->zone : nullptr,
                        review.after ? &review.after->zone : nullptr);
  if (review.before && review.after) {
    review.inherited = take_inherited(review.before->zone.sources(), known,
                                      review.after->zone.sources(), review.introduced);
  }
  if (review.after) review.consequences = lint_change(*review.change, options);
  review.resolved = known.size() - review.inherited.size();
  return review;
}

}  // namespace zonemend
