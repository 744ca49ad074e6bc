// Independent pieces of work on several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace zonemend {

// Calls work(i) once for each i below `count`, on the calling thread and up to `threads` - 1 others;
// pieces are begun in order. What a piece throws is thrown again when all have ended; pieces that
// had not begun by then are left out. With one thread nothing runs beside the caller.
template <class Work>
void for_each_piece(std::size_t count, unsigned threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr error;
  std::mutex error_mutex;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(error_mutex);
        if (!error) error = std::current_exception();
        next = count;
      }
    }
  };
  std::vector<std::jthread> helpers;
  try {
    for (std::size_t i = 1; i < threads && i < count; ++i) helpers.emplace_back(run);
  } catch (const std::system_error&) {
    // No more threads are to be had: those that there are do it.
  }
  run();
  helpers.clear();
  if (error) std::rethrow_exception(error);
}

}  // namespace zonemend
