// Any bytes: entries tile the file, and tokens tile the entries.
#include "fuzz/fuzzers.h"
#include "fuzz/promise.h"
#include "support/tiling.h"

namespace zonemend::fuzz {

void fuzz_lexer(std::string_view bytes) {
  const auto kept = testing::keeps_every_byte(bytes);
  require(bool(kept), "{}", kept.message());
}

}  // namespace zonemend::fuzz
