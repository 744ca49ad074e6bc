// Failure as a value: what a function that can fail on bad input returns.
// zonemend's own code throws nothing for bad input; exceptions are left to memory exhaustion.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace zonemend {

// Something the user can act on: the fact, and what to do about it.
struct Error {
  std::string message;  // lower-case start, no final period, names the file or argument
  std::string help;     // the remedy; may be empty when the message is the remedy
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() { return std::get<T>(state_); }
  const T& operator*() const { return std::get<T>(state_); }
  T* operator->() { return &std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

// For functions that have nothing to return but success.
using Status = std::optional<Error>;

}  // namespace zonemend
