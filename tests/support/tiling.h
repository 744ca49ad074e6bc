// The promise on which all editing stands: entries tile the bytes, and tokens tile an entry.
#pragma once

#include <gtest/gtest.h>

#include <string_view>

namespace zonemend::testing {

// Reads the bytes as a document and checks that no byte is lost, counted twice or read differently
// when an entry is lexed on its own; and that applying no edits gives the same bytes.
::testing::AssertionResult keeps_every_byte(std::string_view bytes);

}  // namespace zonemend::testing
