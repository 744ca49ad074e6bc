// What can be wrong with the target of a PTR by itself. One place decides, so that exactly one rule
// speaks about a target.
#pragma once

#include "zonemend/rule.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

enum class PtrFault {
  none,
  address,       // ptr-target-is-address
  missing_dot,   // ptr-target-missing-dot
  in_arpa,       // ptr-target-in-arpa
  not_hostname,  // ptr-target-not-hostname
};

// The first fault of this PTR's target in the order above. Services (RFC 6763) point at what they
// like; but for `address`, only PTRs in the reverse trees have faults.
PtrFault ptr_fault(const Zone& zone, const Record& ptr);

// The PTRs with the fault, in file order. Of those that one $GENERATE makes, the first.
std::vector<RecordId> ptrs_with(const Zone& zone, PtrFault fault);

// The target's text, without quotes: of what $GENERATE makes, its template.
std::string_view written_ptr_target(const Zone& zone, const Record& ptr);

}  // namespace zonemend::rules
