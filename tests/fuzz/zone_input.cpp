#include "fuzz/zone_input.h"

#include <algorithm>

#include "fuzz/promise.h"
#include "support/command.h"
#include "zonemend/canonical.h"
#include "zonemend/rdata.h"
#include "zonemend/rule.h"

namespace zonemend::fuzz {
namespace {

constexpr std::string_view marker = ";;;; ";

bool comes_before(const Finding& a, const Finding& b) {
  return std::pair(a.span.source, a.span.begin) < std::pair(b.span.source, b.span.begin);
}

void require_inside(const SourceSet& sources, const Span& span, std::string_view rule) {
  require(span.source < sources.size(), "{} points into a source that there is not", rule);
  const std::size_t size = sources.at(span.source).bytes().size();
  require(span.begin <= span.end && span.end <= size, "{} points at {}-{} of {} bytes", rule,
          span.begin, span.end, size);
}

void require_applicable(const SourceSet& sources, const Fix& fix, std::string_view rule) {
  require(!fix.title.empty(), "a fix of {} has no title", rule);
  for (const Edit& edit : fix.edits) require_inside(sources, edit.span, rule);
  for (const SourceId source : edited_sources(fix.edits)) {
    const auto text = apply_edits(sources.at(source).bytes(), edits_of(fix.edits, source));
    require(bool(text), "a fix of {} cannot be applied", rule);
  }
}

}  // namespace

std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  return line;
}

std::map<std::string, std::string> split_files(std::string_view bytes, std::string_view first) {
  std::map<std::string, std::string> files;
  std::string* text = &files[std::string(first)];
  while (!bytes.empty()) {
    const std::string_view rest = bytes;
    const std::string_view line = take_line(bytes);
    if (line.starts_with(marker)) {
      text = &files[std::string(line.substr(marker.size()))];
    } else {
      *text += rest.substr(0, rest.size() - bytes.size());
    }
  }
  return files;
}

testing::MemoryFiles files_of(std::string_view bytes, std::string_view first) {
  return testing::MemoryFiles(split_files(bytes, first));
}

LoadOptions load_options(FileAccess& files) {
  LoadOptions options;
  options.origin = Name::parse("example.com.", Name());
  options.files = &files;
  options.limits.generated_records = 2000;
  return options;
}

LintOptions all_rules_on() {
  LintOptions options;
  options.selection.select = {"all"};
  options.context.now = testing::test_time;
  options.context.verify_signatures = true;
  return options;
}

std::optional<LoadedZone> load(std::string_view file, FileAccess& files) {
  auto read = files.read(std::string(file));
  require(bool(read), "there is no {}", file);
  auto loaded = load_zone(std::move(read->source), load_options(files));
  if (loaded) return std::move(*loaded);
  require(!loaded.error().message.empty(), "a zone is refused without a reason");
  return std::nullopt;
}

bool is_sound(const LoadedZone& loaded) {
  const std::vector<Finding> findings = lint(loaded, {});
  return loaded.zone.complete() &&
         std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
           return finding.severity == Severity::error;
         });
}

void require_well_formed(const SourceSet& sources, const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    require(find_rule(finding.rule) != nullptr, "there is no rule {}", finding.rule);
    require(finding.severity.has_value(), "{} has no severity", finding.rule);
    require(!finding.message.empty(), "{} says nothing", finding.rule);
    require_inside(sources, finding.span, finding.rule);
    for (const Label& label : finding.labels) require_inside(sources, label.span, finding.rule);
    for (const Fix& fix : finding.fixes) require_applicable(sources, fix, finding.rule);
  }
  require(std::is_sorted(findings.begin(), findings.end(), comes_before),
          "findings are not in file order");
}

void require_edits_make(std::string_view before, const std::vector<Edit>& edits,
                        std::string_view after) {
  std::size_t at = 0;
  const auto expect = [&](std::string_view text, std::string_view what) {
    require(after.starts_with(text), "{} at byte {} are not there any more", what, at);
    after.remove_prefix(text.size());
  };
  for (const Edit& edit : edits) {
    require(
        edit.span.begin >= at && edit.span.begin <= edit.span.end && edit.span.end <= before.size(),
        "the edit of {}-{} is out of place", edit.span.begin, edit.span.end);
    expect(before.substr(at, edit.span.begin - at), "untouched bytes");
    at = edit.span.begin;
    expect(edit.text, "new bytes");
    at = edit.span.end;
  }
  expect(before.substr(at), "untouched bytes");
  require(after.empty(), "{} bytes more than the edits make", after.size());
}

std::string records_text(const Zone& zone) {
  std::string text;
  for (const Record& record : zone.records()) {
    text += fmt::format("{} {} {} {}\n", zone.name(record.owner).text(), record.ttl,
                        rr_type_text(record.type),
                        rdata_text(record.type, zone.rr_class(), zone.rdata(record)));
  }
  return text;
}

std::string canonical_text(const Zone& zone) {
  std::string text;
  for (const CanonicalRecord& item : canonical_records(zone)) {
    const Record& record = zone.record(item.id);
    text += fmt::format(
        "{} {} {} {} {}\n", zone.name(record.owner).text(), item.ttl,
        rr_class_text(zone.rr_class()), rr_type_text(record.type),
        rdata_text(record.type, zone.rr_class(), folded_rdata(record.type, zone.rdata(record))));
  }
  return text;
}

}  // namespace zonemend::fuzz
