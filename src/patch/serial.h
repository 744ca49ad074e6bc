// The SOA serial: the next number in the scheme that the zone uses (RFC 1982; see
// zone/serial_scheme.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zonemend/plan.h"
#include "zonemend/result.h"
#include "zonemend/zone.h"

namespace zonemend {

// Whether `after` is newer than `before` to a secondary server (RFC 1982 section 3.2).
bool serial_newer(std::uint32_t after, std::uint32_t before);

// The change that the policy asks for. `now` is Unix time in seconds; dates are UTC. Fails when
// the policy's number would not be newer.
Result<SerialChange> next_serial(std::uint32_t before, const SerialPolicy& policy,
                                 std::int64_t now);

struct SerialEdit {
  SerialChange change;
  std::vector<Edit> edits;
};

// The edits of the SOA's serial token, with its width kept; identical copies of the SOA, which BIND
// takes for one, all get it. Nothing for SerialPolicy::Kind::keep.
Result<std::optional<SerialEdit>> plan_serial(const Zone& zone, const SerialPolicy& policy,
                                              std::int64_t now);

// "auto", "keep", "increment", "date", "unixtime" or a number.
Result<SerialPolicy> parse_serial_policy(std::string_view text);

}  // namespace zonemend
