// What can be wrong with the target of a CNAME by itself. One place decides, so that exactly one
// rule speaks about a target.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "zonemend/zone.h"

namespace zonemend::rules {

enum class TargetFault {
  none,
  root,            // cname-target-root
  address,         // cname-target-is-address
  placeholder,     // cname-target-placeholder
  double_suffix,   // cname-target-double-suffix
  not_hostname,    // cname-target-not-hostname
  missing_dot,     // cname-target-missing-dot
  repeats_origin,  // name-repeats-origin
};

// The first fault of this CNAME's target in the order above; looks no further than `last`. Reads
// the file's text only where the target lies within the zone and does not exist.
TargetFault target_fault(const Zone& zone, const Record& cname,
                         TargetFault last = TargetFault::repeats_origin);

// A word that instructions print where the reader's own name belongs: "username".
bool is_placeholder(std::string_view label);

// Something else than letters, digits, hyphens and underscores, which are common in alias targets.
// A slash belongs to classless reverse zones (RFC 2317).
bool has_odd_characters(NameView name);

// The IP address that was written where a name belongs: "192.0.2.1" for 192.0.2.1.example.com.
std::optional<std::string> address_in(const Zone& zone, NameView target);

// How many labels at the end of the name stand there twice: 2 for acme.example.net.example.net.
// Zero when there are none, or fewer than two.
std::size_t doubled_labels(NameView name);

// "www.example.com.example.com." in the zone example.com.
bool repeats_origin(const Zone& zone, NameView name);

// The target as written, when it is written as a name; nothing for generated records and for rdata
// in the form of RFC 3597.
std::optional<std::string_view> written_target(const Zone& zone, const Record& record);

}  // namespace zonemend::rules
