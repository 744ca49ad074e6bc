// Comparing what the program says with files that say what it should say. With UPDATE_GOLDEN=1 in
// the environment, such a file is rewritten instead, and the change shows in `git diff`.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace zonemend::testing {

// Where testdata/ lies.
const std::filesystem::path& testdata();
bool updating_goldens();

// Equal byte by byte, or a failure that shows the lines that differ. When `actual` is empty, the
// file must be empty or absent; updating then removes it.
::testing::AssertionResult matches_golden(const std::filesystem::path& golden,
                                          std::string_view actual);

// A failure message for two texts: the lines around what differs, in the manner of a unified diff,
// with bytes that do not show made visible.
std::string line_diff(std::string_view expected, std::string_view actual);

// Files directly in a folder that end in `suffix`, sorted; none when the
// folder is not there. Then its folders.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder,
                                            std::string_view suffix = "");
std::vector<std::filesystem::path> folders_in(const std::filesystem::path& folder);
// Regular files below a folder, sorted.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

// Letters, digits and underscores only, as gtest wants the names of cases.
std::string test_name(std::string_view text);

}  // namespace zonemend::testing
