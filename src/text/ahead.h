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

namespace zonemend {

template <class T>
class Ahead {
 public:
  // `make` is called once for each index below `count`, by up to `workers` threads beside the
  // caller's at a time, and not further ahead of what was taken than `window`. What `make` throws
  // is thrown to who takes the result.
  Ahead(std::size_t count, unsigned workers, std::size_t window, std::function<T(std::size_t)> make)
      : count_(count), window_(window), make_(std::move(make)) {
    try {
      for (unsigned i = 0; i < workers && i < count; ++i) workers_.emplace_back([this] { work(); });
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
    return hand_out(index, lock);
  }

  // The same, but nothing when nobody has begun to make the result: then nobody will, it is for the
  // caller to do without. A caller who has to wait makes later ones meanwhile.
  std::optional<T> take_if_begun() {
    std::unique_lock lock(mutex_);
    const std::size_t index = taken_++;
    changed_.notify_all();
    if (next_ == index) {
      ++next_;
      return std::nullopt;
    }
    while (!done_.contains(index)) {
      if (may_begin()) {
        make_next(lock);
      } else {
        changed_.wait(lock);
      }
    }
    return hand_out(index, lock);
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

  // Not too far ahead of who takes: results wait in memory.
  bool may_begin() const { return next_ < count_ && next_ < taken_ + window_; }

  void make_next(std::unique_lock<std::mutex>& lock) {
    const std::size_t index = next_++;
    lock.unlock();
    Made made = make(index);
    lock.lock();
    done_.emplace(index, std::move(made));
    changed_.notify_all();
  }

  T hand_out(std::size_t index, std::unique_lock<std::mutex>& lock) {
    Made made = std::move(done_.at(index));
    done_.erase(index);
    lock.unlock();
    if (made.error) std::rethrow_exception(made.error);
    return std::move(*made.result);
  }

  void work() {
    for (std::unique_lock lock(mutex_);;) {
      changed_.wait(lock, [this] { return next_ >= count_ || may_begin(); });
      if (next_ >= count_) return;
      make_next(lock);
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

}  // namespace zonemend
