// A line on a terminal that tells how far a long run has come.
#pragma once

#include <chrono>
#include <cstddef>

#include "cli/common.h"

namespace zonemend::cli {

// Shown on context.err when that is a terminal and the run takes a while; gone at its end, and out
// of the way of everything else that is printed.
class Progress {
 public:
  Progress(const Context& context, const OutputOptions& options, std::size_t count);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Item `index` is next. `silent`: nothing will be printed about it.
  void step(std::size_t index, bool silent);

 private:
  void clear();

  const Context& context_;
  std::size_t count_;
  bool wanted_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace zonemend::cli
