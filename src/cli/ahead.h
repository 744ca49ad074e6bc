// Work on a list that is done ahead by several threads and handed out in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace zonemend::cli {

template <class T>
class Ahead {
 public:
  // `make` is called once for each index below `count`, by several threads at a time. With one
  // thread, or one item, nothing runs beside the caller. What `make` throws is thrown to who takes
  // the result.
  Ahead(std::size_t count, unsigned threads, std::function<T(std::size_t)> make)
      : count_(count), window_(4 * static_cast<std::size_t>(threads)), make_(std::move(make)) {
    if (threads < 2 || count < 2) return;
    try {
      for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      // No more threads are to be had: those that there are do it, or the caller.
    }
  }
  ~Ahead() {
    {
      const std::lock_guard lock(mutex_);
      count_ = 0;
    }
    changed_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  // The results one after the other; there must be one left.
  T take() {
    if (workers_.empty()) return make_(taken_++);
    std::unique_lock lock(mutex_);
    const std::size_t index = taken_++;
    changed_.notify_all();
    changed_.wait(lock, [&] { return done_.contains(index); });
    Made made = std::move(done_.at(index));
    done_.erase(index);
    lock.unlock();
    if (made.error) std::rethrow_exception(made.error);
    return std::move(*made.result);
  }

 private:
  struct Made {
    std::optional<T> result;
    std::exception_ptr error;  // instead
  };

  Made make(std::size_t index) {
    try {
      return {make_(index), nullptr};
    } catch (...) {
      return {std::nullopt, std::current_exception()};
    }
  }

  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      // Not too far ahead of who takes: results wait in memory.
      changed_.wait(lock, [this] { return next_ >= count_ || next_ < taken_ + window_; });
      if (next_ >= count_) return;
      const std::size_t index = next_++;
      lock.unlock();
      Made made = make(index);
      lock.lock();
      done_.emplace(index, std::move(made));
      changed_.notify_all();
    }
  }

  std::size_t count_;
  std::size_t window_;
  std::function<T(std::size_t)> make_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::size_t taken_ = 0;
  std::map<std::size_t, Made> done_;
  std::vector<std::thread> workers_;
};

}  // namespace zonemend::cli
