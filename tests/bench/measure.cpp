// Runs a command several times with its output thrown away and prints what the fastest run took:
//
//   zonemend_measure RUNS COMMAND [ARGUMENT…]
//   0.412 0.301 118 0      elapsed seconds, processor seconds, peak memory in MiB, exit status
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace {

struct Run {
  double elapsed;
  double processor;
  long memory;  // KiB
  int status;
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Run run(char** command) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::execvp(command[0], command);
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || ::wait4(child, &status, 0, &usage) != child) {
    std::perror("zonemend_measure");
    std::exit(2);
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  return {elapsed.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

}  // namespace

int main(int count, char** arguments) {
  const int runs = count > 2 ? std::atoi(arguments[1]) : 0;
  if (runs < 1) {
    std::fputs("usage: zonemend_measure RUNS COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  Run best = run(arguments + 2);
  for (int i = 1; i < runs; ++i) {
    const Run next = run(arguments + 2);
    if (next.elapsed < best.elapsed) best = next;
  }
  std::printf("%.3f %.3f %ld %d\n", best.elapsed, best.processor, best.memory / 1024, best.status);
}
