// A hash for tables whose keys come from strangers. Every process has a key of its own, so that
// nobody can prepare a file whose keys all fall into one place of the table.
#pragma once

#include <cstdint>
#include <string_view>

namespace zonemend {

std::uint64_t keyed_hash(std::string_view bytes);

}  // namespace zonemend
