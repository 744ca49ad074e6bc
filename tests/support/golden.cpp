#include "support/golden.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "support/scratch_folder.h"

namespace zonemend::testing {

namespace fs = std::filesystem;

namespace {

// Lines with their ends, and what does not show in a terminal written out.
std::vector<std::string> visible_lines(std::string_view text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      lines.emplace_back();
    } else if (c == '\t') {
      lines.back() += "→";
    } else if (byte < 0x20 || byte >= 0x7f) {
      lines.back() += fmt::format("\\x{:02x}", byte);
    } else {
      lines.back() += c;
    }
  }
  if (lines.back().empty()) {
    lines.pop_back();
  } else {
    lines.back() += "  (no final newline)";
  }
  return lines;
}

template <class Iterator, class Wanted>
std::vector<fs::path> collect(const fs::path& folder, Wanted wanted) {
  std::vector<fs::path> paths;
  if (!fs::is_directory(folder)) return paths;
  for (const auto& entry : Iterator(folder)) {
    if (wanted(entry)) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

const fs::path& testdata() {
  static const fs::path folder = ZONEMEND_TESTDATA;
  return folder;
}

bool updating_goldens() {
  const char* value = std::getenv("UPDATE_GOLDEN");
  return value != nullptr && std::string_view(value) == "1";
}

::testing::AssertionResult matches_golden(const fs::path& golden, std::string_view actual) {
  const bool there = fs::exists(golden);
  if (updating_goldens()) {
    if (actual.empty()) {
      fs::remove(golden);
    } else if (!there || read_bytes(golden) != actual) {
      write_bytes(golden, actual);
    }
    return ::testing::AssertionSuccess();
  }
  const std::string expected = there ? read_bytes(golden) : "";
  if (expected == actual) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << golden.string() << (there ? "" : " (not there)")
                                       << " differs (UPDATE_GOLDEN=1 rewrites it):\n"
                                       << line_diff(expected, actual);
}

std::string line_diff(std::string_view expected, std::string_view actual) {
  const std::vector<std::string> left = visible_lines(expected);
  const std::vector<std::string> right = visible_lines(actual);
  const std::size_t shorter = std::min(left.size(), right.size());
  std::size_t head = 0;
  while (head < shorter && left[head] == right[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail]) {
    ++tail;
  }
  if (head == left.size() && head == right.size()) return "the texts differ in line ends only\n";
  constexpr std::size_t context = 2;
  std::string text = fmt::format("line {}, - expected, + actual\n", head + 1);
  const std::size_t from = head - std::min(head, context);
  for (std::size_t i = from; i < head; ++i) text += "  " + left[i] + "\n";
  for (std::size_t i = head; i < left.size() - tail; ++i) text += "- " + left[i] + "\n";
  for (std::size_t i = head; i < right.size() - tail; ++i) text += "+ " + right[i] + "\n";
  const std::size_t after = left.size() - tail;
  for (std::size_t i = after; i < after + std::min(tail, context); ++i) {
    text += "  " + left[i] + "\n";
  }
  return text;
}

std::vector<fs::path> files_in(const fs::path& folder, std::string_view suffix) {
  return collect<fs::directory_iterator>(folder, [&](const fs::directory_entry& entry) {
    return entry.is_regular_file() && entry.path().filename().string().ends_with(suffix);
  });
}

std::vector<fs::path> folders_in(const fs::path& folder) {
  return collect<fs::directory_iterator>(
      folder, [](const fs::directory_entry& entry) { return entry.is_directory(); });
}

std::vector<fs::path> files_below(const fs::path& folder) {
  return collect<fs::recursive_directory_iterator>(
      folder, [](const fs::directory_entry& entry) { return entry.is_regular_file(); });
}

std::string test_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  }
  return name;
}

}  // namespace zonemend::testing
