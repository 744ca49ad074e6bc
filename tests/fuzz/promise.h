// What a fuzzer holds zonemend to.
#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace zonemend::fuzz {

// A promise that does not hold for some bytes. libFuzzer takes it for a crash, a test for a
// failure.
class BrokenPromise : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

template <class... Arguments>
void require(bool holds, fmt::format_string<Arguments...> promise, Arguments&&... arguments) {
  if (!holds) throw BrokenPromise(fmt::format(promise, std::forward<Arguments>(arguments)...));
}

}  // namespace zonemend::fuzz
