#include "cli/cli.h"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/common.h"
#include "support/command.h"
#include "zonemend/rule.h"

namespace zonemend::testing {
namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

Outcome run_alone(const std::vector<std::string>& arguments) {
  MemoryFiles files;
  return run_zonemend(arguments, files);
}

TEST(CommandLine, HelpsOnRequest) {
  const Outcome outcome = run_alone({"--help"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(contains(outcome.out, "Examples:"));
  for (const char* command : {"check", "kartra", "point", "rules", "explain"}) {
    EXPECT_TRUE(contains(outcome.out, command)) << command;
    const Outcome help = run_alone({command, "--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_TRUE(contains(help.out, "Example")) << help.out;
  }
}

TEST(CommandLine, ShowsHelpWhenNothingIsAsked) {
  const Outcome outcome = run_alone({});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_TRUE(contains(outcome.err, "Examples:"));
}

TEST(CommandLine, TellsItsVersion) {
  EXPECT_TRUE(run_alone({"--version"}).out.starts_with("zonemend "));
}

TEST(CommandLine, SuggestsTheCommandThatWasMeant) {
  const Outcome outcome = run_alone({"chekc", "x"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(contains(outcome.err, "there is no command 'chekc', did you mean 'check'?"));
  EXPECT_EQ(run_alone({"--frobnicate"}).status, 2);
}

// Files that fail in ways that nobody expects.
class ThrowingFiles : public MemoryFiles {
 public:
  explicit ThrowingFiles(bool memory) : memory_(memory) {}
  Result<ReadFile> read(const std::string&) override {
    if (memory_) throw std::bad_alloc();
    throw std::runtime_error("what");
  }

 private:
  bool memory_;
};

TEST(CommandLine, TurnsExceptionsIntoMessages) {
  ThrowingFiles broken(false);
  const Outcome outcome = run_zonemend({"check", "x"}, broken);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err, "zonemend: internal error: what\n");
  ThrowingFiles full(true);
  EXPECT_EQ(run_zonemend({"check", "x"}, full).err, "zonemend: internal error: out of memory\n");
}

TEST(RulesCommand, ListsEveryRuleInEveryFormat) {
  const std::string text = run_alone({"rules"}).out;
  const std::string markdown = run_alone({"rules", "--format", "md"}).out;
  const auto json = nlohmann::json::parse(run_alone({"rules", "--format", "json"}).out);
  EXPECT_EQ(json.size(), all_rules().size());
  for (const Rule* rule : all_rules()) {
    EXPECT_TRUE(contains(text, rule->id)) << rule->id;
    EXPECT_TRUE(contains(markdown, "| `" + std::string(rule->id) + "` |")) << rule->id;
  }
  EXPECT_EQ(run_alone({"rules", "--format", "xml"}).status, 2);
}

TEST(ExplainCommand, KeepsToEightyColumns) {
  for (const Rule* rule : all_rules()) {
    const Outcome outcome = run_alone({"explain", std::string(rule->id)});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_TRUE(outcome.out.starts_with(rule->id));
    const auto prose_end = outcome.out.find("\nExample:\n");
    std::istringstream lines(outcome.out.substr(0, prose_end));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(line.size(), 80u) << rule->id << ": " << line;
      EXPECT_FALSE(line.ends_with(' ')) << rule->id << ": " << line;
    }
  }
}

TEST(ExplainCommand, SuggestsTheRuleThatWasMeant) {
  const Outcome outcome = run_alone({"explain", "bad-ip4"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(contains(outcome.err, "did you mean 'bad-ipv4'?")) << outcome.err;
}

bool colored(const std::map<std::string, std::string>& variables, bool terminal,
             cli::ColorChoice choice = cli::ColorChoice::automatic) {
  std::ostringstream out;
  MemoryFiles files;
  const cli::Context context{.out = out,
                             .err = out,
                             .files = files,
                             .environment = [&](const char* key) -> std::optional<std::string> {
                               const auto found = variables.find(key);
                               if (found == variables.end()) return std::nullopt;
                               return found->second;
                             }};
  return cli::use_color(context, choice, terminal);
}

TEST(Color, FlagBeatsVariablesBeatTerminal) {
  EXPECT_TRUE(colored({}, true));
  EXPECT_FALSE(colored({}, false));
  EXPECT_FALSE(colored({{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}}, true));
  EXPECT_TRUE(colored({{"NO_COLOR", ""}}, true));
  EXPECT_TRUE(colored({{"FORCE_COLOR", "1"}}, false));
  EXPECT_FALSE(colored({{"FORCE_COLOR", "0"}}, false));
  EXPECT_TRUE(colored({{"NO_COLOR", "1"}}, false, cli::ColorChoice::always));
  EXPECT_FALSE(colored({{"FORCE_COLOR", "1"}}, true, cli::ColorChoice::never));
}

}  // namespace
}  // namespace zonemend::testing
