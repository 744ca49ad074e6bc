#include "lint/suppression.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "lint/nearest_name.h"

namespace zonemend {
namespace {

constexpr std::string_view unused_rule = "lint-suppression-unused";

// One rule named in one comment.
struct Suppression {
  Span span;  // the rule's id in the comment
  Span comment;
  std::string_view rule;
  bool used = false;
};

class Suppressions {
 public:
  Suppressions(const Zone& zone, const RuleChoice& choice,
               const std::vector<std::vector<SuppressionComment>>& comments)
      : zone_(zone), choice_(choice) {
    for (std::size_t i = 0; i < comments.size(); ++i) {
      const Document& document = zone.documents()[i];
      documents_.emplace(document.source, &document);
      for (const SuppressionComment& comment : comments[i]) add(comment);
    }
  }

  bool empty() const { return list_.empty() && complaints_.empty(); }

  // Marks every comment that silences the finding as used.
  bool silences(const Finding& finding) {
    bool silenced = silences_at(finding.rule, finding.span);
    for (const Label& label : finding.labels) {
      silenced = silences_at(finding.rule, label.span) || silenced;
    }
    return silenced;
  }

  bool silences_all(std::string_view rule, SourceId source) {
    return mark({source, SuppressionComment::whole_file, rule});
  }

  // Findings about the comments themselves.
  FindingSink unused() {
    FindingSink findings = std::move(complaints_);
    for (const Suppression& item : list_) {
      if (!item.used && item.rule != unused_rule && can_be_used(item.rule)) {
        findings.push_back(unused(item));
      }
    }
    return findings;
  }

 private:
  // What looks at two versions of a zone says nothing about one.
  bool can_be_used(std::string_view rule) const {
    return choice_.wants(rule) && !choice_.find(rule)->check.is_of_change();
  }

  using Key = std::tuple<SourceId, std::uint32_t, std::string_view>;

  void add(const SuppressionComment& comment) {
    if (!comment.understood) complain(comment);
    for (const Span& rule : comment.rules) {
      if (comment.understood) add(comment, rule);
    }
  }

  void add(const SuppressionComment& comment, const Span& rule) {
    const std::string_view id = zone_.sources().text(rule);
    if (choice_.find(id) == nullptr) {
      complain_of_rule(rule, id);
      return;
    }
    by_place_[{rule.source, comment.entry, id}].push_back(list_.size());
    list_.push_back({rule, comment.span, id, false});
  }

  bool silences_at(std::string_view rule, const Span& span) {
    const auto document = documents_.find(span.source);
    if (document == documents_.end()) return false;
    const bool file = mark({span.source, SuppressionComment::whole_file, rule});
    return mark({span.source, entry_index_at(*document->second, span.begin), rule}) || file;
  }

  bool mark(const Key& key) {
    const auto found = by_place_.find(key);
    if (found == by_place_.end()) return false;
    for (const std::size_t index : found->second) list_[index].used = true;
    return true;
  }

  static Finding finding_at(const Span& span, std::string message, std::string help) {
    Finding finding;
    finding.rule = unused_rule;
    finding.span = span;
    finding.message = std::move(message);
    finding.help = std::move(help);
    return finding;
  }

  static Finding unused(const Suppression& item) {
    return finding_at(item.span, fmt::format("'{}' reports nothing here", item.rule),
                      "remove it from the comment: it would hide the next mistake");
  }

  void complain(const SuppressionComment& comment) {
    complaints_.push_back(
        finding_at(comment.span, "this comment silences nothing",
                   "write '; zonemend: ignore=RULE reason', or ignore-file=RULE"));
  }

  void complain_of_rule(const Span& span, std::string_view id) {
    complaints_.push_back(
        finding_at(span, fmt::format("there is no rule '{}'{}", id, did_you_mean(id, rule_ids())),
                   "'zonemend rules' lists them all"));
  }

  const Zone& zone_;
  const RuleChoice& choice_;
  std::map<SourceId, const Document*> documents_;
  std::vector<Suppression> list_;
  std::map<Key, std::vector<std::size_t>> by_place_;
  FindingSink complaints_;
};

}  // namespace

void apply_suppressions(const Zone& zone, const RuleChoice& choice,
                        const std::vector<std::vector<SuppressionComment>>& comments,
                        std::vector<Finding>& findings, std::vector<Finding>& sums) {
  Suppressions suppressions(zone, choice, comments);
  if (suppressions.empty()) return;
  std::erase_if(findings, [&](const Finding& item) { return suppressions.silences(item); });
  std::erase_if(sums, [&](const Finding& item) {
    return suppressions.silences_all(item.rule, item.span.source);
  });
  if (!choice.wants(unused_rule)) return;
  FindingSink unused = suppressions.unused();
  std::vector<Finding> more = unused.sums();
  std::vector<Finding>& complaints = unused.list();
  std::erase_if(complaints, [&](const Finding& item) { return suppressions.silences(item); });
  std::move(complaints.begin(), complaints.end(), std::back_inserter(findings));
  std::move(more.begin(), more.end(), std::back_inserter(sums));
}

}  // namespace zonemend
