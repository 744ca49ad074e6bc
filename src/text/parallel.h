// Independent pieces of work on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace zonemend {

// How many threads the loop may use that the calling thread works for: a piece of it on which the
// others wait can be spread over as many. 1 outside of such loops.
inline thread_local unsigned threads_at_hand = 1;

// Has another number of threads at hand for a while.
class ThreadsAtHand {
 public:
  explicit ThreadsAtHand(unsigned threads) : before_(std::exchange(threads_at_hand, threads)) {}
  ~ThreadsAtHand() { threads_at_hand = before_; }
  ThreadsAtHand(const ThreadsAtHand&) = delete;
  ThreadsAtHand& operator=(const ThreadsAtHand&) = delete;

 private:
  unsigned before_;
};

// Calls work(i) once for each i below `count`, on the calling thread and up to `threads` - 1
// others; pieces are begun in order. What a piece throws is thrown again when all have ended;
// pieces that had not begun by then are left out. With one thread nothing runs beside the caller.
template <class Work>
void for_each_piece(std::size_t count, unsigned threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr error;
  std::mutex error_mutex;
  const auto run = [&] {
    const ThreadsAtHand here(threads);
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

inline constexpr std::size_t range_size = 16384;

// Calls work(begin, end) for the ranges that `count` things fall into, on the threads at hand.
template <class Work>
void for_each_range(std::size_t count, const Work& work) {
  for_each_piece((count + range_size - 1) / range_size, threads_at_hand, [&](std::size_t i) {
    work(i * range_size, std::min(count, (i + 1) * range_size));
  });
}

// The same for work(begin, end, list) that lists what it finds: all of it, in the ranges' order.
template <class T, class Work>
std::vector<T> list_from_ranges(std::size_t count, const Work& work) {
  std::vector<std::vector<T>> lists((count + range_size - 1) / range_size);
  for_each_range(count, [&](std::size_t begin, std::size_t end) {
    work(begin, end, lists[begin / range_size]);
  });
  if (lists.size() == 1) return std::move(lists.front());
  std::vector<T> all;
  for (const std::vector<T>& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

}  // namespace zonemend
