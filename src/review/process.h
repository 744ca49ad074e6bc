// Running another program: directly, without a shell, so that no argument can become a command.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zonemend/result.h"

namespace zonemend {

struct ProcessResult {
  int status = 0;  // exit status; 128 + the signal that ended it
  std::string out;
  std::string err;
};

struct Command {
  std::vector<std::string> words;        // the program, found on the PATH, and its arguments
  std::vector<std::string> environment;  // NAME=VALUE: all that it gets
};

// Runs the program to its end, with nothing on its standard input. An Error when it cannot be
// started.
Result<ProcessResult> run_process(const Command& command);

// A program that answers questions one after the other. What it says on standard error is dropped.
class Conversation {
 public:
  static Result<Conversation> start(const Command& command);
  Conversation(Conversation&& other) noexcept;
  Conversation& operator=(Conversation&& other) noexcept;
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;
  ~Conversation();

  // False when the program has ended.
  bool say(std::string_view text);
  bool hear_line(std::string& line);  // without its line end
  bool hear_bytes(std::size_t count, std::string& bytes);

 private:
  Conversation(int process, int to, int from) : process_(process), to_(to), from_(from) {}
  bool hear_more();

  int process_;
  int to_;
  int from_;
  std::string heard_;
  std::size_t at_ = 0;  // of what was not handed out yet
};

}  // namespace zonemend
