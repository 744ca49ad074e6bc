// Adopting zonemend where there are findings: comments that silence them, written for the user.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "lint/piece_text.h"
#include "lint/served_records.h"
#include "zonemend/lint.h"

namespace zonemend {
namespace {

constexpr std::string_view utf8_bom = "\xef\xbb\xbf";
constexpr std::string_view unused_rule = "lint-suppression-unused";
constexpr std::string_view reason = "not looked at yet";

// What BIND refuses has to be mended; about comments there are no comments.
bool may_be_silenced(const Finding& finding) {
  const Rule* rule = find_rule(finding.rule);
  const bool refused =
      rule == nullptr || (rule->effect != Effect::none && finding.severity == Severity::error);
  return !refused && finding.rule != unused_rule;
}

// Whether some line ends in CR LF. Behind a backslash it may be part of a string.
bool has_crlf(std::string_view bytes) {
  for (std::size_t at = bytes.find("\r\n"); at < bytes.size(); at = bytes.find("\r\n", at + 2)) {
    if (at == 0 || bytes[at - 1] != '\\') return true;
  }
  return false;
}

class Silencer {
 public:
  Silencer(const LoadedZone& zone, SourceId source, const LoadOptions& options,
           const LintOptions& lint_options)
      : zone_(zone),
        source_(source),
        options_(options),
        lint_options_(lint_options),
        original_(zone.zone.sources().at(source).bytes()),
        line_end_(has_crlf(original_) ? "\r\n" : "\n"),
        pieces_(original_) {}

  Result<SuppressionResult> run() {
    std::vector<Finding> findings = lint(zone_, lint_options_);
    const std::size_t before = findings.size();
    auto loaded = load();
    if (!loaded) return loaded.error();
    // Above the lines first; what that does not silence, for the whole file.
    for (const bool whole_file : {false, true}) {
      const std::vector<Edit> edits =
          whole_file ? file_comment(loaded->zone, findings) : line_comments(loaded->zone, findings);
      if (edits.empty()) continue;
      pieces_.apply(edits);
      loaded = load();
      if (!loaded) return loaded.error();
      findings = lint(*loaded, lint_options_);
    }
    if (auto difference = served_difference(zone_.zone, loaded->zone)) return unproved(*difference);
    SuppressionResult result;
    result.text = pieces_.text();
    result.edits = pieces_.edits();
    result.silenced = before - std::min(before, findings.size());
    result.remaining = std::move(findings);
    result.loaded = std::move(*loaded);
    return result;
  }

 private:
  Result<LoadedZone> load() const {
    return load_edited(zone_, options_, {{source_, pieces_.text()}});
  }

  Error unproved(const std::string& difference) const {
    return Error{fmt::format("'{}': comments would change what is served ({})",
                             zone_.zone.sources().at(source_).name(), difference),
                 "nothing was changed; this is a fault of zonemend; use --write-baseline instead"};
  }

  static const Document* document_of(const Zone& zone, SourceId source) {
    for (const Document& document : zone.documents()) {
      if (document.source == source) return &document;
    }
    return nullptr;
  }

  std::vector<Edit> line_comments(const Zone& zone, const std::vector<Finding>& findings) const {
    const Document* document = document_of(zone, source_);
    if (document == nullptr || document->entries.empty()) return {};
    std::map<std::uint32_t, std::set<std::string_view>> by_entry;
    for (const Finding& finding : findings) {
      if (finding.span.source != source_ || !may_be_silenced(finding)) continue;
      const std::uint32_t entry = entry_index_at(*document, finding.span.begin);
      const EntryKind kind = document->entries[entry].kind;
      // A comment above a comment speaks of the line below both.
      if (kind == EntryKind::comment || kind == EntryKind::blank) continue;
      by_entry[entry].insert(finding.rule);
    }
    std::vector<Edit> edits;
    for (const auto& [entry, rules] : by_entry) {
      const std::uint32_t at = document->entries[entry].begin;
      if (at == 0 && original_.starts_with(utf8_bom)) continue;
      edits.push_back({{source_, at, at}, comment("ignore", rules)});
    }
    return edits;
  }

  std::vector<Edit> file_comment(const Zone& zone, const std::vector<Finding>& findings) const {
    std::set<std::string_view> rules;
    for (const Finding& finding : findings) {
      if (finding.span.source == source_ && may_be_silenced(finding)) rules.insert(finding.rule);
    }
    if (rules.empty() || document_of(zone, source_) == nullptr) return {};
    const auto at =
        static_cast<std::uint32_t>(original_.starts_with(utf8_bom) ? utf8_bom.size() : 0);
    return {{{source_, at, at}, comment("ignore-file", rules)}};
  }

  std::string comment(std::string_view word, const std::set<std::string_view>& rules) const {
    return fmt::format("; zonemend: {}={} {}{}", word, fmt::join(rules, ","), reason, line_end_);
  }

  const LoadedZone& zone_;
  SourceId source_;
  const LoadOptions& options_;
  const LintOptions& lint_options_;
  std::string_view original_;
  std::string_view line_end_;
  PieceText pieces_;
};

}  // namespace

Result<SuppressionResult> add_suppressions(const LoadedZone& zone, SourceId source,
                                           const LoadOptions& options,
                                           const LintOptions& lint_options) {
  return Silencer(zone, source, options, lint_options).run();
}

}  // namespace zonemend
