// The octets that signatures and zone digests are made over (RFC 4034 section 6, RFC 8976).
#pragma once

#include <cstdint>
#include <string>

#include "rules/shared/signed_zone.h"

namespace zonemend::rules {

// Appends a record in canonical form; `rdata` must be in it already (see folded_rdata).
void append_record(std::string& octets, NameView owner, RrType type, RrClass rr_class,
                   std::uint32_t ttl, std::string_view rdata);

// What a signature over the RRset at `owner` is made over (RFC 4034 section 3.1.8.1), with the
// signature's own fields but for `ttl`, the original TTL. Its label count must fit the owner.
std::string signed_data(const Zone& zone, NameId owner, const Signature& signature,
                        std::uint32_t ttl);

// How many labels a signature at the owner must count: all but the root and a leading "*".
std::size_t signed_labels(NameView owner);

}  // namespace zonemend::rules
