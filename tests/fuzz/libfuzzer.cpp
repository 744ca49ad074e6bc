// What libFuzzer calls. Compiled once for each fuzzer, with ZONEMEND_FUZZER as its function.
//
// ZONEMEND_FUZZ_CPU_SECONDS in the environment ends the run, in order, after that much processor
// time, which other work on the machine disturbs less than the clock.
#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

#include "fuzz/fuzzers.h"
#include "fuzz/text_mutator.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using zonemend::fuzz::TextMutator;

std::vector<std::string> dictionary;

void ask_to_end_after(long seconds) {
  sigevent event{};
  event.sigev_notify = SIGEV_SIGNAL;
  event.sigev_signo = SIGUSR1;  // on which libFuzzer says what it did, and ends with status 0
  timer_t timer{};
  if (::timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer) != 0) std::abort();
  itimerspec when{};
  when.it_value.tv_sec = seconds;
  if (::timer_settime(timer, 0, &when, nullptr) != 0) std::abort();
}

void use_dictionary(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  dictionary = zonemend::fuzz::read_dictionary(text);
}

// A word's bytes, and at most a few more of them.
std::string change_bytes(std::string word) {
  const std::size_t size = word.size();
  word.resize(size + 16);
  word.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(word.data()), size, word.size()));
  return word;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  constexpr std::string_view option = "-dict=";
  for (int i = 1; i < *argc; ++i) {
    const std::string_view argument = (*argv)[i];
    if (argument.starts_with(option)) use_dictionary(std::string(argument.substr(option.size())));
  }
  const char* seconds = std::getenv("ZONEMEND_FUZZ_CPU_SECONDS");
  if (seconds != nullptr) ask_to_end_after(std::atol(seconds));
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  zonemend::testing::Random random(seed);
  if (random.one_in(3)) return LLVMFuzzerMutate(data, size, max_size);
  TextMutator mutator(random, dictionary, change_bytes);
  const std::string made = mutator.mutate({reinterpret_cast<const char*>(data), size});
  const std::size_t made_size = std::min(made.size(), max_size);
  std::copy_n(made.data(), made_size, data);
  return made_size;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  zonemend::fuzz::ZONEMEND_FUZZER({reinterpret_cast<const char*>(data), size});
  return 0;
}
