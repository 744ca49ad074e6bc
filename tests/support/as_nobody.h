// Runs part of a test without root's right to read and write everything.
#pragma once

#include <unistd.h>

#include <filesystem>

namespace zonemend::testing {

// While it lives, the process acts as an ordinary user; does nothing where it already is one.
class AsNobody {
 public:
  static constexpr uid_t nobody = 65534;

  AsNobody() : was_root_(::geteuid() == 0) {
    if (was_root_ && (::setegid(nobody) != 0 || ::seteuid(nobody) != 0)) was_root_ = false;
  }
  ~AsNobody() {
    if (was_root_ && (::seteuid(0) != 0 || ::setegid(0) != 0)) ::_exit(1);
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool was_root_;
};

// Makes `path` belong to that user, so that only the permission under test stands in the way.
inline void give_to_nobody(const std::filesystem::path& path) {
  if (::geteuid() == 0 && ::chown(path.c_str(), AsNobody::nobody, AsNobody::nobody) != 0)
    ::_exit(1);
}

}  // namespace zonemend::testing
