// Names written in the plain way, as nearly all are.
#pragma once

#include <cstddef>
#include <string_view>

#include "zonemend/name.h"

namespace zonemend {

// Room that write_plain_name() may write to; more than a name can have.
inline constexpr std::size_t plain_name_room = max_name_size + 32;

// Writes the wire form of a name in presentation form to `out`, completed with `origin` where it has
// no final dot, in the letter case of the text. Returns its octets. 0: the text needs a closer look
// (Name::parse): it has escapes, or is no name.
std::size_t write_plain_name(std::string_view text, NameView origin, char* out);

}  // namespace zonemend
