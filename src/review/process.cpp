#include "review/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace zonemend {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  ~Descriptor() { close(); }

  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor read;
  Descriptor write;

  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
    return true;
  }
};

Error cannot_start(const std::string& program, int number) {
  return {fmt::format("cannot run '{}': {}", program, std::strerror(number)),
          number == ENOENT ? fmt::format("install {}, or put it on the PATH", program) : ""};
}

// What the three standard streams of the program become; -1: /dev/null.
struct Streams {
  int in = -1;
  int out = -1;
  int err = -1;
};

// As C programs take them. The strings are borrowed.
std::vector<char*> pointers_to(const std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (const std::string& string : strings) pointers.push_back(const_cast<char*>(string.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

Result<int> spawn(const Command& command, const Streams& streams) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  const std::array<int, 3> wanted = {streams.in, streams.out, streams.err};
  for (int target = 0; target < 3; ++target) {
    const int source = wanted[static_cast<std::size_t>(target)];
    if (source < 0) {
      ::posix_spawn_file_actions_addopen(&actions, target, "/dev/null",
                                         target == 0 ? O_RDONLY : O_WRONLY, 0);
    } else {
      ::posix_spawn_file_actions_adddup2(&actions, source, target);
    }
  }
  // Ours ignores it; the program is to end when nobody listens.
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  ::posix_spawnattr_setsigdefault(&attributes, &defaults);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

  std::vector<char*> words = pointers_to(command.words);
  std::vector<char*> environment = pointers_to(command.environment);
  pid_t process = 0;
  const int error =
      ::posix_spawnp(&process, words[0], &actions, &attributes, words.data(), environment.data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return cannot_start(command.words[0], error);
  return static_cast<int>(process);
}

int wait_for(int process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// False at the end of the stream.
bool append_from(int file, std::string& text) {
  std::array<char, 65536> buffer;
  const ssize_t got = ::read(file, buffer.data(), buffer.size());
  if (got < 0) return errno == EINTR;
  text.append(buffer.data(), static_cast<std::size_t>(got));
  return got > 0;
}

}  // namespace

Result<ProcessResult> run_process(const Command& command) {
  Pipe out;
  Pipe err;
  if (!out.open() || !err.open()) return cannot_start(command.words[0], errno);
  const auto process = spawn(command, {.out = out.write.get(), .err = err.write.get()});
  if (!process) return process.error();
  out.write.close();
  err.write.close();
  ProcessResult result;
  std::array<pollfd, 2> streams = {pollfd{out.read.get(), POLLIN, 0},
                                   pollfd{err.read.get(), POLLIN, 0}};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    if (::poll(streams.data(), streams.size(), -1) < 0 && errno != EINTR) break;
    for (pollfd& stream : streams) {
      if (stream.fd < 0 || stream.revents == 0) continue;
      std::string& text = &stream == streams.data() ? result.out : result.err;
      if (!append_from(stream.fd, text)) stream.fd = -1;
    }
  }
  result.status = wait_for(*process);
  return result;
}

Result<Conversation> Conversation::start(const Command& command) {
  Pipe in;
  Pipe out;
  if (!in.open() || !out.open()) return cannot_start(command.words[0], errno);
  const auto process = spawn(command, {.in = in.read.get(), .out = out.write.get()});
  if (!process) return process.error();
  return Conversation(*process, in.write.release(), out.read.release());
}

Conversation::Conversation(Conversation&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      to_(std::exchange(other.to_, -1)),
      from_(std::exchange(other.from_, -1)),
      heard_(std::move(other.heard_)),
      at_(other.at_) {}

Conversation& Conversation::operator=(Conversation&& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(to_, other.to_);
  std::swap(from_, other.from_);
  std::swap(heard_, other.heard_);
  std::swap(at_, other.at_);
  return *this;
}

Conversation::~Conversation() {
  if (to_ >= 0) ::close(to_);
  if (from_ >= 0) ::close(from_);
  if (process_ > 0) wait_for(process_);
}

bool Conversation::say(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(to_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool Conversation::hear_more() {
  heard_.erase(0, std::exchange(at_, 0));
  return append_from(from_, heard_);
}

bool Conversation::hear_line(std::string& line) {
  for (;;) {
    const std::size_t end = heard_.find('\n', at_);
    if (end != std::string::npos) {
      line.assign(heard_, at_, end - at_);
      at_ = end + 1;
      return true;
    }
    if (!hear_more()) return false;
  }
}

bool Conversation::hear_bytes(std::size_t count, std::string& bytes) {
  while (heard_.size() - at_ < count) {
    if (!hear_more()) return false;
  }
  bytes.assign(heard_, at_, count);
  at_ += count;
  return true;
}

}  // namespace zonemend
