// Holds signals back for a short, critical time.
#pragma once

#include <csignal>

namespace zonemend {

// While it lives, the signals that would end this thread wait; they are delivered afterwards.
class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

 private:
  sigset_t before_;
  bool size_signal_was_waiting_ = false;
};

}  // namespace zonemend
