// Measures commands against each other: whole processes, in turn, several rounds.
//
//   zonemend_compare RUNS JSON-FILE < TABLE
//
// A line of TABLE is GROUP, LABEL and COMMAND with tabs between; the command's arguments are separated
// by spaces. Within a group every command runs once a round, so that what else the machine does falls
// on all alike. Of each command the median time, its processor time and its peak memory are printed,
// and how many times as long as the group's first command it took. Statuses other than 0 are shown: a
// checker that gives up early is fast.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Run {
  double elapsed;    // seconds
  double processor;  // seconds, of all threads
  double memory;     // peak, MiB
  int status;
};

struct Command {
  std::string group;
  std::string label;
  std::vector<std::string> words;
  std::vector<Run> runs;
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

[[noreturn]] void become(const std::vector<std::string>& words) {
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

Run run(const Command& command) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) become(command.words);
  int status = 0;
  rusage usage{};
  if (child < 0 || ::wait4(child, &status, 0, &usage) != child) {
    std::perror("zonemend_compare");
    std::exit(2);
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  return {elapsed.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

std::vector<Command> read_table() {
  std::vector<Command> commands;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream fields(line);
    Command command;
    std::getline(fields, command.group, '\t');
    std::getline(fields, command.label, '\t');
    for (std::string word; fields >> word;) command.words.push_back(word);
    if (!command.words.empty()) commands.push_back(std::move(command));
  }
  return commands;
}

template <class Value>
auto median(const Command& command, Value Run::*value) {
  std::vector<Value> values;
  for (const Run& run : command.runs) values.push_back(run.*value);
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                   values.end());
  return values[values.size() / 2];
}

nlohmann::json report(const Command& command, const Command& first) {
  const double elapsed = median(command, &Run::elapsed);
  const double processor = median(command, &Run::processor);
  const double memory = median(command, &Run::memory);
  const double ratio = elapsed / median(first, &Run::elapsed);
  const int status = command.runs.back().status;
  fmt::print("  {:<34} {:8.4f} s ({:6.2f} x) {:8.4f} s cpu {:6.0f} MiB{}\n", command.label, elapsed,
             ratio, processor, memory, status == 0 ? "" : fmt::format("   exit {}", status));
  return {{"group", command.group}, {"command", command.label}, {"seconds", elapsed},
          {"ratio", ratio},         {"processor_seconds", processor},
          {"peak_mib", memory},     {"status", status},         {"runs", command.runs.size()}};
}

}  // namespace

int main(int count, char** arguments) {
  const int rounds = count == 3 ? std::atoi(arguments[1]) : 0;
  if (rounds < 1) {
    fmt::print(stderr, "usage: zonemend_compare RUNS JSON-FILE < TABLE\n");
    return 2;
  }
  std::vector<Command> commands = read_table();
  nlohmann::json all = nlohmann::json::array();
  for (auto first = commands.begin(); first != commands.end();) {
    const auto last = std::find_if(first, commands.end(),
                                   [&](const Command& c) { return c.group != first->group; });
    for (int round = 0; round < rounds; ++round) {
      for (auto at = first; at != last; ++at) at->runs.push_back(run(*at));
    }
    fmt::print("{}\n", first->group);
    for (auto at = first; at != last; ++at) all.push_back(report(*at, *first));
    std::fflush(stdout);
    first = last;
  }
  std::ofstream(arguments[2]) << all.dump(2) << '\n';
}
