// Which file an $INCLUDE means, and whether it may be read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/file_access.h"
#include "zonemend/zone.h"

namespace zonemend {

struct FoundInclude {
  std::string path;      // to open and to show: relative as long as the zone's own path is
  std::string resolved;  // absolute, without links
  std::string because;   // "beside the file that includes it"
  bool allowed = false;  // it lies in one of the include roots
  // Another file that the name could mean as well; empty: none.
  std::string rival;
  std::string rival_resolved;
};

// BIND reads an included file relative to its `directory`, or its working directory. Where the
// former is not known, the folder of the including file comes first: that is where people keep it.
class IncludeFiles {
 public:
  // `main` is the zone file's path; a name without folder, as of standard input, stands for the
  // working directory. Borrows the options.
  IncludeFiles(const LoadOptions& options, const std::string& main);

  // Nothing when no such file is there.
  std::optional<FoundInclude> find(std::string_view name, const std::string& including) const;

 private:
  struct Candidate {
    std::string path;
    const char* because;
  };
  std::vector<Candidate> candidates(std::string_view name, const std::string& including) const;
  std::string neat(const std::string& path, const std::string& resolved) const;
  bool is_allowed(const std::string& resolved) const;

  const LoadOptions& options_;
  std::vector<std::string> roots_;  // resolved
};

}  // namespace zonemend
