#include "zone/named_conf_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "zone/named_conf_secrets.h"

namespace zonemend {
namespace {

// Far beyond any real configuration; they bound what a hostile one can cost.
constexpr std::size_t max_problems = 1000;
constexpr std::size_t max_files = 100'000;
constexpr std::size_t max_bytes = std::size_t{256} << 20;
constexpr unsigned max_depth = 64;
constexpr int max_pattern_parts = 2;  // parts of a path with wildcards: each can multiply the work

constexpr const char* wildcards = "*?[";

int parts_with_wildcards(const std::string& pattern) {
  int count = 0;
  for (std::size_t at = 0; (at = pattern.find_first_of(wildcards, at)) != std::string::npos;) {
    ++count;
    at = std::min(pattern.find('/', at), pattern.size());
  }
  return count;
}

// A folder's name as a pattern that stands for itself.
std::string literal_pattern(const std::string& folder) {
  std::string pattern;
  for (const char c : folder) {
    if (c == '*' || c == '?' || c == '[' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern;
}

}  // namespace

std::string conf_path(const std::string& folder, const std::string& path) {
  const bool whole = folder.empty() || path.starts_with('/');
  const std::filesystem::path joined(whole ? path : folder + "/" + path);
  std::string text = joined.lexically_normal().string();
  if (const auto first = text.find_first_not_of('/'); first != 0) {  // "//a", "///"
    text.erase(0, std::min(first, text.size()) - 1);
  }
  if (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

Status ConfText::open(const std::string& path) {
  auto file = files_.read(path);
  if (!file) return file.error();
  push(std::move(file->source), conf_path("", path), 0);
  return {};
}

void ConfText::push(Source source, const std::string& path, std::size_t parent) {
  bytes_ += source.bytes().size();
  const SourceId id = conf_.sources.add(without_secrets(std::move(source)));
  const unsigned depth = open_.empty() ? 0 : open_[parent].depth + 1;
  open_.push_back({id, ConfLexer(conf_.sources.at(id).bytes()), path, parent, depth});
}

std::vector<std::string> ConfText::find(const std::string& pattern, const std::string& folder) {
  if (pattern.find_first_of(wildcards) == std::string::npos) return {conf_path(folder, pattern)};
  return files_.matching(conf_path(literal_pattern(folder), pattern));
}

bool ConfText::may_include(const std::string& path, std::size_t parent, Span at) {
  for (std::size_t i = parent;; i = open_[i].parent) {
    if (open_[i].path == path) {
      report(at, fmt::format("'{}' includes itself", path), "remove this include");
      return false;
    }
    if (i == open_[i].parent) break;
  }
  if (open_[parent].depth >= max_depth) {
    report(at, fmt::format("includes are nested more than {} deep", max_depth),
           "include the file from a file nearer to named.conf");
    return false;
  }
  if (conf_.sources.size() >= max_files || bytes_ >= max_bytes) {
    report(
        at,
        fmt::format("the configuration has more than {} files or {} bytes", max_files, max_bytes),
        "this file is not read; check its zones on their own");
    return false;
  }
  return true;
}

void ConfText::include(const std::string& pattern, const std::string& folder, Span at) {
  forget_peeked();
  if (parts_with_wildcards(pattern) > max_pattern_parts) {
    report(at, fmt::format("more than {} parts of the path have wildcards", max_pattern_parts),
           "spell out the folders");
    return;
  }
  const std::size_t parent = open_.size() - 1;
  const auto paths = find(pattern, folder);
  if (paths.empty()) report(at, "no file matches", "correct the pattern, or remove the include");
  // BIND reads what a pattern finds from the last to the first, so the first is put on top last.
  for (const std::string& path : paths) {
    if (!may_include(path, parent, at)) continue;
    auto file = files_.read(path);
    if (file) {
      push(std::move(file->source), path, parent);
    } else {
      report(at, file.error().message,
             "its zones are not known here; correct the path, or run where the file can be read");
    }
  }
}

// A token that was looked at belongs behind the files that are included now.
void ConfText::forget_peeked() {
  if (peeked_) open_.back().lexer.rewind(peeked_->span.begin, peeked_->starts_line);
  peeked_.reset();
}

ConfPiece ConfText::read() {
  for (;;) {
    File& file = open_.back();
    const ConfToken token = file.lexer.next();
    if (token.is_fault()) {
      report_fault(token);
    } else if (token.kind == ConfTokenKind::end && open_.size() > 1) {
      open_.pop_back();
    } else {
      return {token.kind, {file.source, token.begin, token.end}, token.starts_line};
    }
  }
}

const ConfPiece& ConfText::peek() {
  if (!peeked_) peeked_ = read();
  return *peeked_;
}

ConfPiece ConfText::take() {
  last_ = peek();
  peeked_.reset();
  return last_;
}

void ConfText::skip_line(const ConfPiece& piece) {
  peeked_.reset();
  const std::string_view bytes = conf_.sources.at(piece.span.source).bytes();
  const std::size_t end = std::min(bytes.find('\n', piece.span.begin), bytes.size());
  open_.back().lexer.rewind(static_cast<std::uint32_t>(end), false);
}

void ConfText::report(Span span, std::string message, std::string help) {
  if (conf_.problems.size() >= max_problems) return;
  if (conf_.problems.size() == max_problems - 1) {
    message = "there are more problems than are listed";
    help = "correct those above first";
  }
  conf_.problems.push_back({span, std::move(message), std::move(help)});
}

void ConfText::report_fault(const ConfToken& token) {
  const Span span{open_.back().source, token.begin, token.end};
  switch (token.kind) {
    case ConfTokenKind::open_quote:
      return report({span.source, span.begin, span.begin + 1}, "this quote is not closed",
                    "write '\"' at the end of the string");
    case ConfTokenKind::open_comment:
      return report({span.source, span.begin, span.begin + 2}, "this comment is not closed",
                    "write '*/' at its end");
    case ConfTokenKind::glued_comment:
      return report(span, "this comment follows a word without a blank",
                    "put a blank in front of it: BIND takes the '/' at its end for a part of the "
                    "statement");
    default:
      return report(span, "the file starts with a byte order mark",
                    "save it without one: BIND takes it for a part of the first word");
  }
}

}  // namespace zonemend
