#include "text/held_signals.h"

#include <ctime>

namespace zonemend {

HeldSignals::HeldSignals() {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before_);
  sigset_t waiting;
  sigpending(&waiting);
  size_signal_was_waiting_ = sigismember(&waiting, SIGXFSZ) == 1;
}

HeldSignals::~HeldSignals() {
  // A write past the file size limit (ulimit -f) has failed with EFBIG, and is reported as that;
  // its signal would only end the program before it can say so.
  if (!size_signal_was_waiting_) {
    sigset_t size_signal;
    sigemptyset(&size_signal);
    sigaddset(&size_signal, SIGXFSZ);
    const timespec no_time{};
    sigtimedwait(&size_signal, nullptr, &no_time);
  }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace zonemend
