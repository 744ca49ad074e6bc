// System calls of which a test makes chosen ones fail, or does something just before them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <utility>

#include "text/system_calls.h"

namespace zonemend::testing {

class FaultyCalls : public SystemCalls {
 public:
  // The `which`-th call of this kind (from 1) fails with `number`; EINTR is then repeated.
  void fail(Call call, int number, unsigned which = 1) { failing_ = {call, number, which}; }
  // Runs before the first call of this kind is made.
  void before(Call call, std::function<void()> action) {
    hooked_ = call;
    action_ = std::move(action);
  }
  // Reads and writes transfer at most this many bytes at a time.
  void at_most(std::size_t bytes) { chunk_ = bytes; }
  unsigned count(Call call) const { return counts_[static_cast<std::size_t>(call)]; }

 protected:
  int fault(Call call) override {
    const unsigned number = ++counts_[static_cast<std::size_t>(call)];
    if (action_ && call == hooked_) std::exchange(action_, nullptr)();
    return call == failing_.call && number == failing_.which ? failing_.number : 0;
  }
  std::size_t limit(Call, std::size_t size) override { return std::min(size, chunk_); }

 private:
  struct Failure {
    Call call = Call::stat;
    int number = 0;
    unsigned which = 0;
  };
  std::array<unsigned, 32> counts_{};
  Failure failing_;
  Call hooked_ = Call::stat;
  std::function<void()> action_;
  std::size_t chunk_ = static_cast<std::size_t>(-1);
};

}  // namespace zonemend::testing
