#include "cli/pre_receive.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/checker.h"
#include "cli/common.h"
#include "cli/versions.h"

namespace zonemend::cli {
namespace {

constexpr std::string_view branch_prefix = "refs/heads/";

// One line of what git says: a name, what it stands for, and what it is to stand for.
struct Update {
  std::string before;
  std::string after;
  std::string ref;

  bool creates() const { return is_nothing(before); }
  bool deletes() const { return is_nothing(after); }
  bool is_branch() const { return ref.starts_with(branch_prefix); }
  std::string branch() const { return ref.substr(branch_prefix.size()); }

  static bool is_nothing(const std::string& object) {
    return object.find_first_not_of('0') == std::string::npos;
  }
};

bool is_object(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<std::vector<Update>> read_updates(const Context& context) {
  const auto input = context.files.read_stdin("standard input");
  if (!input) return input.error();
  std::vector<Update> updates;
  std::istringstream lines{std::string(input->bytes())};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    const std::size_t first = line.find(' ');
    const std::size_t second = line.find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos ||
        !is_object(std::string_view(line).substr(0, first)) ||
        !is_object(std::string_view(line).substr(first + 1, second - first - 1))) {
      return Error{fmt::format("'{}' is no line that git gives to a pre-receive hook", line),
                   "git runs this; 'zonemend hook install --server' tells it to"};
    }
    updates.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                       line.substr(second + 1)});
  }
  return updates;
}

class PreReceive {
 public:
  PreReceive(const Context& context, GitRepository repository)
      : context_(context), repository_(std::move(repository)) {
    options_.output.formats = {"concise"};
    options_.output.format = "concise";
    options_.output.quiet = true;
  }

  int run(const std::vector<Update>& updates) {
    int status = exit_ok;
    for (const Update& update : updates) {
      // Tags and notes are served by nobody. Nothing is wrong with a branch that is gone.
      if (update.is_branch() && !update.deletes()) status = std::max(status, look_at(update));
    }
    return status;
  }

 private:
  int look_at(const Update& update) {
    const auto base = base_of(update);
    if (!base) return cannot_check(update, base.error());
    // Several new branches can stand for the same.
    if (!seen_.emplace(*base, update.after).second) return exit_ok;
    // Only between these two: on a forced push too, what counts is what the branch served before.
    const auto versions = Versions::between(context_, *base, update.after);
    if (!versions) return cannot_check(update, versions.error());
    options_.versions.base = *base;
    options_.versions.head = update.after;
    // The context has the files of what is pushed, so its settings hold: they were written for
    // these zones, and a commit that moves a zone moves its settings along. They are read from the
    // commit like every other file, so no path in them leads out of the repository.
    const int status = Checker((*versions)->after(), options_, versions->get()).run();
    if (status == exit_findings) {
      complain(context_, {fmt::format("the push to '{}' is refused: it brings the errors above",
                                      update.branch()),
                          "mend them, commit, and push again"});
    } else if (status != exit_ok) {
      return cannot_check(update, std::nullopt);
    }
    return status;
  }

  // What a new branch shares with the default branch was looked at before.
  Result<std::string> base_of(const Update& update) const {
    if (!update.creates()) return update.before;
    if (!repository_.commit("HEAD")) return repository_.empty_tree();
    const auto common = repository_.common_commit("HEAD", update.after);
    if (!common) return common.error();
    return *common ? Result<std::string>(**common) : repository_.empty_tree();
  }

  int cannot_check(const Update& update, const Status& error) const {
    if (error) complain(context_, *error);
    complain(context_,
             {fmt::format("the push to '{}' is refused: it could not be checked", update.branch()),
              "mend what is said above; the settings can exclude files that are no "
              "zones"});
    return exit_trouble;
  }

  const Context& context_;
  GitRepository repository_;
  CheckOptions options_;
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

int run_pre_receive(const Context& context) {
  const auto updates = read_updates(context);
  auto repository = GitRepository::open();
  if (!updates || !repository) {
    complain(context, updates ? repository.error() : updates.error());
    return exit_trouble;
  }
  return PreReceive(context, std::move(*repository)).run(*updates);
}

}  // namespace zonemend::cli
