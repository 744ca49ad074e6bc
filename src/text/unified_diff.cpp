// The hunks come from the edits themselves, so nothing has to be searched for: each edit is widened
// to whole lines, edits that share lines or context become one hunk.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "zonemend/edit.h"

namespace zonemend {
namespace {

using Lines = std::vector<std::string_view>;  // each with its line end

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t feed = text.find('\n');
    const std::size_t size = feed == std::string_view::npos ? text.size() : feed + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// A run of whole lines that goes, and the text that comes in its place.
struct Change {
  std::size_t begin = 0;  // byte offsets into the original, both at line borders
  std::size_t end = 0;
  std::string text;
};

std::size_t line_begin_at(std::string_view text, std::size_t at) {
  const std::size_t feed = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return feed == std::string_view::npos ? 0 : feed + 1;
}

std::size_t line_end_at(std::string_view text, std::size_t at) {
  const std::size_t feed = text.find('\n', at);
  return feed == std::string_view::npos ? text.size() : feed + 1;
}

bool at_line_begin(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == '\n';
}

// The end of the lines that an edit touches. An edit of whole lines touches no line behind them.
std::size_t touched_end(std::string_view original, const Edit& edit) {
  const bool whole_lines = at_line_begin(original, edit.span.begin) &&
                           at_line_begin(original, edit.span.end) &&
                           (edit.text.empty() || edit.text.ends_with('\n'));
  return whole_lines ? edit.span.end : line_end_at(original, edit.span.end);
}

// Edits widened to whole lines; those that touch the same line are one change.
std::vector<Change> whole_line_changes(std::string_view original, std::vector<Edit> edits) {
  sort_edits(edits);
  std::vector<Change> changes;
  std::size_t copied = 0;  // how far the last change's text has consumed the original
  for (const Edit& edit : edits) {
    if (!changes.empty() && edit.span.begin < changes.back().end) {
      changes.back().text += original.substr(copied, edit.span.begin - copied);
    } else {
      if (!changes.empty()) {
        changes.back().text += original.substr(copied, changes.back().end - copied);
      }
      const std::size_t begin = line_begin_at(original, edit.span.begin);
      changes.push_back(
          {begin, begin, std::string(original.substr(begin, edit.span.begin - begin))});
    }
    changes.back().text += edit.text;
    changes.back().end = std::max(changes.back().end, touched_end(original, edit));
    copied = edit.span.end;
  }
  if (!changes.empty()) {
    changes.back().text += original.substr(copied, changes.back().end - copied);
  }
  return changes;
}

// Drops the equal lines at both ends of a change; false when nothing is left.
bool trim(std::string_view original, Change& change) {
  const Lines before = split_lines(original.substr(change.begin, change.end - change.begin));
  const Lines after = split_lines(change.text);
  std::size_t head = 0;
  const std::size_t shorter = std::min(before.size(), after.size());
  while (head < shorter && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  std::string text;
  for (std::size_t i = head; i < after.size() - tail; ++i) text += after[i];
  for (std::size_t i = 0; i < head; ++i) change.begin += before[i].size();
  for (std::size_t i = 0; i < tail; ++i) change.end -= before[before.size() - 1 - i].size();
  change.text = std::move(text);
  return change.begin != change.end || !change.text.empty();
}

std::size_t back_up(std::string_view text, std::size_t at, unsigned lines) {
  for (; lines > 0 && at > 0; --lines) at = line_begin_at(text, at - 1);
  return at;
}

std::size_t advance(std::string_view text, std::size_t at, unsigned lines) {
  for (; lines > 0 && at < text.size(); --lines) at = line_end_at(text, at);
  return at;
}

// Collects the lines of one hunk.
class Hunk {
 public:
  void add(char mark, std::string_view text) {
    for (const std::string_view line : split_lines(text)) {
      if (mark != '+') ++before_;
      if (mark != '-') ++after_;
      body_ += mark;
      body_ += line;
      if (!line.ends_with('\n')) body_ += "\n\\ No newline at end of file\n";
    }
  }

  // `first_before` and `first_after` are the lines (from 1) where the hunk starts in each text.
  std::string text(std::size_t first_before, std::size_t first_after) const {
    return fmt::format("@@ -{} +{} @@\n{}", range(first_before, before_),
                       range(first_after, after_), body_);
  }

  std::ptrdiff_t growth() const {
    return static_cast<std::ptrdiff_t>(after_) - static_cast<std::ptrdiff_t>(before_);
  }

 private:
  static std::string range(std::size_t first, std::size_t count) {
    if (count == 1) return fmt::format("{}", first);
    // An empty range names the line before it.
    return fmt::format("{},{}", count == 0 ? first - 1 : first, count);
  }

  std::string body_;
  std::size_t before_ = 0;
  std::size_t after_ = 0;
};

// As git writes a path: in quotes where a line end or the like in it would be taken for a line of the
// diff's own.
std::string quoted_path(std::string_view path) {
  const auto needs_escape = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f || c == '"' || c == '\\';
  };
  if (std::none_of(path.begin(), path.end(), needs_escape)) return std::string(path);
  std::string quoted = "\"";
  for (const char c : path) {
    if (c == '"' || c == '\\') {
      quoted.append("\\") += c;
    } else if (needs_escape(c)) {
      quoted += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

}  // namespace

std::string unified_diff(std::string_view name, std::string_view original,
                         const std::vector<Edit>& edits, unsigned context) {
  std::vector<Change> changes = whole_line_changes(original, edits);
  std::erase_if(changes, [&](Change& change) { return !trim(original, change); });
  if (changes.empty()) return {};

  // "a/" and "b/" are what git strips; an absolute path would leave "a//".
  name.remove_prefix(std::min(name.find_first_not_of('/'), name.size()));
  std::string result = fmt::format("--- {}\n+++ {}\n", quoted_path(fmt::format("a/{}", name)),
                                   quoted_path(fmt::format("b/{}", name)));
  std::size_t line = 1;       // of `counted` in the original
  std::size_t counted = 0;    // byte offset up to which lines were counted
  std::ptrdiff_t growth = 0;  // lines that the hunks so far have added
  for (std::size_t i = 0; i < changes.size();) {
    const std::size_t begin = back_up(original, changes[i].begin, context);
    line += static_cast<std::size_t>(
        std::count(original.begin() + static_cast<std::ptrdiff_t>(counted),
                   original.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    counted = begin;

    Hunk hunk;
    std::size_t at = begin;
    std::size_t hunk_end = begin;
    do {
      const Change& change = changes[i];
      hunk.add(' ', original.substr(at, change.begin - at));
      hunk.add('-', original.substr(change.begin, change.end - change.begin));
      hunk.add('+', change.text);
      at = change.end;
      hunk_end = advance(original, at, context);
      ++i;
    } while (i < changes.size() && back_up(original, changes[i].begin, context) <= hunk_end);
    hunk.add(' ', original.substr(at, hunk_end - at));

    result += hunk.text(line, static_cast<std::size_t>(static_cast<std::ptrdiff_t>(line) + growth));
    growth += hunk.growth();
  }
  return result;
}

}  // namespace zonemend
