// fuzz_bind FOLDER...: holds every file below the folders against BIND (see bind.h), and prints
// those of which the two think differently. Exit status: 0 none, 1 some, 2 nothing could be asked.
#include <fmt/format.h>

#include <cstdio>
#include <string>

#include "fuzz/bind.h"
#include "support/checkers.h"
#include "support/golden.h"
#include "support/scratch_folder.h"

namespace {

struct Count {
  unsigned files = 0;
  unsigned asked = 0;
  unsigned different = 0;
};

Count compare(const char* folder) {
  Count count;
  for (const auto& file : zonemend::testing::files_below(folder)) {
    const auto answer = zonemend::fuzz::ask_bind(zonemend::testing::read_bytes(file));
    ++count.files;
    count.asked += answer.asked ? 1 : 0;
    if (answer.difference.empty()) continue;
    ++count.different;
    fmt::print("{}\n{}\n", file.string(), answer.difference);
  }
  fmt::print("{}: {} files, {} of them sound zones, {} that BIND reads otherwise\n", folder,
             count.files, count.asked, count.different);
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  if (!zonemend::testing::has_named_compilezone()) {
    fmt::print(stderr, "named-compilezone is not installed\n");
    return 2;
  }
  Count total;
  for (int i = 1; i < argc; ++i) {
    const Count count = compare(argv[i]);
    total.asked += count.asked;
    total.different += count.different;
  }
  if (total.different > 0) return 1;
  return total.asked > 0 ? 0 : 2;
}
