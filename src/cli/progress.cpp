#include "cli/progress.h"

#include <fmt/ostream.h>

namespace zonemend::cli {
namespace {

constexpr auto first_after = std::chrono::milliseconds(1000);
constexpr auto then_every = std::chrono::milliseconds(200);

}  // namespace

Progress::Progress(const Context& context, const OutputOptions& options, std::size_t count)
    : context_(context),
      count_(count),
      wanted_(context.err_is_terminal && !options.quiet && count > 1),
      next_(std::chrono::steady_clock::now() + first_after) {}

void Progress::step(std::size_t index, bool silent) {
  if (!wanted_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now >= next_) {
    fmt::print(context_.err, "\r{} of {} files\x1b[K", index, count_);
    shown_ = true;
    next_ = now + then_every;
  }
  if (!silent) clear();
}

void Progress::clear() {
  if (shown_) fmt::print(context_.err, "\r\x1b[K");
  shown_ = false;
}

}  // namespace zonemend::cli
