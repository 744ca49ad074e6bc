#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <tuple>

#include "lint/rule_choice.h"
#include "lint/suppression.h"
#include "text/parallel.h"
#include "zonemend/lint.h"

namespace zonemend {
namespace {

// Fewer are looked at sooner than a thread is started.
constexpr std::size_t records_worth_a_thread = 20000;

bool comes_before(const Finding& a, const Finding& b) {
  return std::tie(a.span.source, a.span.begin, a.rule) <
         std::tie(b.span.source, b.span.begin, b.rule);
}

bool says_the_same(const Finding& a, const Finding& b) {
  const auto same_label = [](const Label& x, const Label& y) {
    return x.span == y.span && x.text == y.text;
  };
  return a.rule == b.rule && a.span == b.span && a.message == b.message &&
         std::equal(a.labels.begin(), a.labels.end(), b.labels.begin(), b.labels.end(), same_label);
}

void fill_severity(const RuleChoice& choice, const LintOptions& options, Finding& finding) {
  const Rule* rule = choice.find(finding.rule);
  assert(rule != nullptr && "a finding's rule has a descriptor");
  const auto set = options.severities.find(finding.rule);
  if (set != options.severities.end()) finding.severity = set->second;
  if (finding.severity) return;
  finding.severity = rule == nullptr ? Severity::error : rule->severity;
}

// A $GENERATE can make the same fault thousands of times: the first stands for all.
void fold_generated(const Zone& zone, std::vector<Finding>& findings) {
  std::vector<const Document*> of_source(zone.sources().size());  // the first that was read from it
  for (const Document& document : zone.documents()) {
    const Document*& first = of_source[document.source];
    if (first == nullptr && !document.entries.empty()) first = &document;
  }
  const auto is_directive = [&](const Span& span) {
    const Document* document = span.source < of_source.size() ? of_source[span.source] : nullptr;
    return document != nullptr &&
           document->entries[entry_index_at(*document, span.begin)].kind == EntryKind::generate;
  };
  std::vector<Finding> kept;
  for (std::size_t i = 0; i < findings.size();) {
    std::size_t end = i + 1;
    while (end < findings.size() && findings[end].rule == findings[i].rule &&
           findings[end].span == findings[i].span) {
      ++end;
    }
    const bool fold = end - i > 2 && is_directive(findings[i].span);
    if (fold) findings[i].message += fmt::format("; {} more like it", end - i - 1);
    std::move(findings.begin() + static_cast<std::ptrdiff_t>(i),
              findings.begin() + static_cast<std::ptrdiff_t>(fold ? i + 1 : end),
              std::back_inserter(kept));
    i = end;
  }
  findings = std::move(kept);
}

// What the whole text is gone through for, whatever the rules say: line ends and comments.
std::vector<std::vector<SuppressionComment>> read_text(const Zone& zone) {
  for (const Document& document : zone.documents()) {
    const Source& source = zone.sources().at(document.source);
    constexpr std::size_t worth_it = std::size_t{1} << 20;
    if (source.bytes().size() > worth_it) static_cast<void>(source.line_count());
  }
  return suppression_comments(zone);
}

// What the reader found and what the rules find; and, beside the rules, the comments are read.
// Rules that amend the reader's findings come first; the others know nothing of each other.
FindingSink apply_rules(const RuleChoice& choice, const LoadedZone& loaded,
                        const CheckContext& context,
                        std::vector<std::vector<SuppressionComment>>& comments) {
  FindingSink findings = loaded.findings;
  std::vector<const Rule*> rules;
  for (const Rule* rule : choice.rules()) {
    if (!rule->check.looks_at_zone()) continue;
    if (rule->check.amends() && !loaded.findings.empty()) {
      rule->check(loaded.zone, context, findings);
    } else {
      rules.push_back(rule);
    }
  }
  const bool is_big = loaded.zone.records().size() > records_worth_a_thread;
  std::vector<FindingSink> found(rules.size(), FindingSink(loaded.findings.most_of_a_rule()));
  for_each_piece(rules.size() + 1, is_big ? context.threads : 1, [&](std::size_t i) {
    if (i == 0) {
      comments = read_text(loaded.zone);
    } else {
      rules[i - 1]->check(loaded.zone, context, found[i - 1]);
    }
  });
  for (FindingSink& sink : found) findings.append(std::move(sink));
  return findings;
}

void fill_and_sort(const RuleChoice& choice, const LintOptions& options,
                   std::vector<Finding>& findings) {
  for (Finding& finding : findings) fill_severity(choice, options, finding);
  std::stable_sort(findings.begin(), findings.end(), comes_before);
  findings.erase(std::unique(findings.begin(), findings.end(), says_the_same), findings.end());
}

void insert_sorted(std::vector<Finding> more, std::vector<Finding>& findings) {
  for (Finding& finding : more) {
    const auto behind = std::upper_bound(findings.begin(), findings.end(), finding, comes_before);
    findings.insert(behind, std::move(finding));
  }
}

}  // namespace

std::vector<Finding> lint(const LoadedZone& loaded, const LintOptions& options) {
  const RuleChoice choice(options.selection);
  std::vector<std::vector<SuppressionComment>> comments;
  FindingSink sink = apply_rules(choice, loaded, options.context, comments);
  std::vector<Finding> sums = sink.sums();
  std::erase_if(sums, [&](const Finding& item) { return !choice.wants(item.rule); });
  std::vector<Finding> findings = std::move(sink.list());
  std::erase_if(findings, [&](const Finding& item) { return !choice.wants(item.rule); });
  apply_suppressions(loaded.zone, choice, comments, findings, sums);
  fill_and_sort(choice, options, findings);
  if (loaded.zone.has_generated()) fold_generated(loaded.zone, findings);
  for (Finding& sum : sums) fill_severity(choice, options, sum);
  insert_sorted(std::move(sums), findings);
  return findings;
}

std::vector<Finding> lint_change(const ZoneChange& change, const LintOptions& options) {
  const RuleChoice choice(options.selection);
  FindingSink sink;
  for (const Rule* rule : choice.rules()) rule->check(change, options.context, sink);
  std::vector<Finding> sums = sink.sums();
  std::erase_if(sums, [&](const Finding& item) { return !choice.wants(item.rule); });
  std::vector<Finding> findings = std::move(sink.list());
  const Zone& after = *change.after();
  apply_suppressions(after, choice, suppression_comments(after), findings, sums);
  std::erase_if(findings,
                [&](const Finding& item) { return !choice.find(item.rule)->check.is_of_change(); });
  fill_and_sort(choice, options, findings);
  for (Finding& sum : sums) fill_severity(choice, options, sum);
  insert_sorted(std::move(sums), findings);
  return findings;
}

}  // namespace zonemend
