#include "support/checkers.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <sstream>

#include "support/scratch_folder.h"

namespace zonemend::testing {
namespace {

using Words = std::vector<std::string>;

// Runs a program, both of its outputs together. Spawned, not forked: the tests are large, and this
// is done hundreds of times.
Verdict run(const Words& words) {
  std::array<int, 2> ends;
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {false, "no pipe"};
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  pid_t child = 0;
  const int error =
      ::posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  Verdict verdict;
  std::array<char, 4096> buffer;
  for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
    verdict.said.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  if (error != 0) return {false, "cannot be run"};
  int status = 0;
  ::waitpid(child, &status, 0);
  verdict.loads = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  return verdict;
}

// Servers' tools live in sbin folders, which an ordinary user's PATH lacks.
std::string path_of(std::string_view program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(std::string(path == nullptr ? "" : path) +
                             ":/usr/sbin:/usr/local/sbin:" ZONEMEND_SOURCE_DIR
                             "/build-tools/usr/sbin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string file = folder + "/" + std::string(program);
    if (::access(file.c_str(), X_OK) == 0) return file;
  }
  return "";
}

}  // namespace

const std::vector<Checker>& all_checkers() {
  static const std::vector<Checker> checkers{
      {"named-checkzone",
       [](const std::string& origin, const std::string& file) {
         return Words{"-i", "local", origin, file};
       }},
      {"nsd-checkzone",
       [](const std::string& origin, const std::string& file) {
         return Words{origin, file};
       }},
      {"kzonecheck",
       [](const std::string& origin, const std::string& file) {
         return Words{"-v", "-o", origin, file};
       }},
  };
  return checkers;
}

bool is_installed(const Checker& checker) { return !path_of(checker.name).empty(); }

Verdict judge(const Checker& checker, const std::string& origin, const std::string& file) {
  Words words = checker.arguments(origin, file);
  words.insert(words.begin(), path_of(checker.name));
  return run(words);
}

Verdict check_with_bind(const std::string& origin, const std::string& folder,
                        const std::string& file) {
  return run({path_of("named-checkzone"), "-w", folder, "-i", "local", origin, file});
}

bool has_named_compilezone() { return !path_of("named-compilezone").empty(); }

Compiled compile_with_bind(const std::string& origin, const std::string& folder,
                           const std::string& file) {
  const ScratchFolder scratch;
  Words words{path_of("named-compilezone"), "-w", folder, "-s", "full"};
  for (const char* check : {"-k", "-m", "-M", "-n", "-r", "-S", "-T", "-W"}) {
    words.insert(words.end(), {check, "ignore"});
  }
  const std::string output = scratch.path("records");
  words.insert(words.end(), {"-i", "none", "-o", output, origin, file});
  Compiled compiled{run(words), ""};
  if (compiled.loads) compiled.records = read_bytes(output);
  return compiled;
}

}  // namespace zonemend::testing
