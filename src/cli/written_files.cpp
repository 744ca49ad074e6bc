#include "cli/written_files.h"

#include <algorithm>

namespace zonemend::cli {

std::string WrittenFiles::sentence() const {
  if (written_.empty()) return "nothing was written";
  std::string names;
  for (const std::string& path : written_) names += (names.empty() ? "'" : ", '") + path + "'";
  return names + " had been written already";
}

Status WrittenFiles::write(const std::string& path, std::string_view bytes,
                           const FileStamp* expected) {
  Status failed = below_.write(path, bytes, expected);
  const bool known = std::find(written_.begin(), written_.end(), path) != written_.end();
  if (!failed && !known) written_.push_back(path);
  return failed;
}

}  // namespace zonemend::cli
