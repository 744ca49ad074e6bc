// Rdata written in the plain way, as nearly all is: read without ldns, and in one go.
#pragma once

#include <span>
#include <string>

#include "zonemend/rdata.h"

namespace zonemend {

// Appends the wire form to `wire`, the same as parse_rdata_by_fields() would. False: the rdata is of
// another type, wrong, or written in a way that needs a closer look; `wire` is then as it was.
bool parse_plain_rdata(RrType type, RrClass rr_class, std::span<const RdataToken> tokens,
                       NameView origin, std::string& wire);

// Whether the text is an IPv4 address. False: perhaps it is none.
bool is_plain_ipv4(std::string_view text);

// Any rdata, field by field (see parse_rdata).
std::optional<RdataError> parse_rdata_by_fields(RrType type, RrClass rr_class,
                                                std::span<const RdataToken> tokens, NameView origin,
                                                std::string& wire);

}  // namespace zonemend
