#include "support/command.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "cli/cli.h"
#include "support/golden.h"
#include "support/scratch_folder.h"

namespace zonemend::testing {

namespace fs = std::filesystem;

Outcome run_zonemend(const std::vector<std::string>& arguments, MemoryFiles& files,
                     bool terminal) {
  std::ostringstream out;
  std::ostringstream err;
  const cli::Context context{
      .out = out,
      .err = err,
      .files = files,
      .now = test_time,
      .out_is_terminal = terminal,
      .err_is_terminal = terminal,
      .environment = [](const char*) { return std::nullopt; }};
  const int status = cli::run(arguments, context);
  return {status, out.str(), err.str()};
}

std::vector<std::string> shell_words(std::string_view text) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (quote == 0 && blank) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    } else if (c == '\\' && quote != '\'' && i + 1 < text.size()) {
      words.back() += text[++i];
    } else {
      words.back() += c;
    }
  }
  EXPECT_EQ(quote, 0) << "a quote is not closed: " << text;
  return words;
}

CommandCase::CommandCase(fs::path folder) : folder_(std::move(folder)) {
  arguments_ = shell_words(read_bytes(folder_ / "args"));
  const std::set<std::string> own{"args", "stdin", "stdout", "stderr", "exit", "out.zone"};
  for (const fs::path& file : files_below(folder_)) {
    const fs::path name = file.lexically_relative(folder_);
    if (own.contains(name.string()) || *name.begin() == "written") continue;
    files_.put(name.string(), read_bytes(file));
  }
  if (fs::exists(folder_ / "stdin")) files_.set_stdin(read_bytes(folder_ / "stdin"));
}

bool CommandCase::has_argument(std::string_view start) const {
  for (const std::string& argument : arguments_) {
    if (argument.starts_with(start)) return true;
  }
  return false;
}

Outcome CommandCase::run(const std::string& command) {
  std::vector<std::string> arguments = arguments_;
  if (!command.empty()) arguments.insert(arguments.begin(), command);
  return run_zonemend(arguments, files_);
}

void CommandCase::expect_goldens(const Outcome& outcome, const std::string& out_name) const {
  EXPECT_TRUE(matches_golden(folder_ / out_name, outcome.out));
  EXPECT_TRUE(matches_golden(folder_ / "stderr", outcome.err));
  const std::string status = outcome.status == 0 ? "" : std::to_string(outcome.status) + "\n";
  EXPECT_TRUE(matches_golden(folder_ / "exit", status));
  std::set<fs::path> expected;
  for (const fs::path& file : files_below(folder_ / "written")) expected.insert(file);
  for (const std::string& path : files_.written()) {
    const fs::path golden = folder_ / "written" / path;
    EXPECT_TRUE(matches_golden(golden, files_.at(path)));
    expected.erase(golden);
  }
  for (const fs::path& golden : expected) {
    ADD_FAILURE() << golden.lexically_relative(folder_) << " was not written";
  }
}

}  // namespace zonemend::testing
