#include "text/held_file.h"

#include <cerrno>
#include <ctime>

namespace zonemend {
namespace {

constexpr int most_attempts = 500;
constexpr timespec between_attempts{0, 2'000'000};

bool take_turn(SystemCalls& calls, int folder) {
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    if (calls.lock(folder) == 0) return true;
    if (errno != EWOULDBLOCK) return false;
    ::nanosleep(&between_attempts, nullptr);
  }
  return false;
}

}  // namespace

HeldFile::HeldFile(SystemCalls& calls, int folder, int file)
    : calls_(calls), folder_(folder), file_(file), locked_(take_turn(calls, folder)) {
  leased_ = calls.lease(file) == 0;
  being_written_ = !leased_ && errno == EAGAIN;
}

HeldFile::~HeldFile() {
  if (leased_) calls_.end_lease(file_);
  if (locked_) calls_.unlock(folder_);
}

bool HeldFile::is_wanted() const { return leased_ && !calls_.keeps_lease(file_); }

}  // namespace zonemend
