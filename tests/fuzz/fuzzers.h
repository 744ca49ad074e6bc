// The fuzzers, one a file. Each takes any bytes, does with them what users do with their files, and
// throws BrokenPromise when zonemend does not keep its word. How to run them: run.sh.
#pragma once

#include <string_view>

namespace zonemend::fuzz {

void fuzz_lexer(std::string_view bytes);
void fuzz_loader(std::string_view bytes);
void fuzz_rdata(std::string_view bytes);
void fuzz_canon(std::string_view bytes);
void fuzz_patch(std::string_view bytes);
void fuzz_settings(std::string_view bytes);
void fuzz_named_conf(std::string_view bytes);
void fuzz_suppressions(std::string_view bytes);
void fuzz_diff(std::string_view bytes);

}  // namespace zonemend::fuzz
