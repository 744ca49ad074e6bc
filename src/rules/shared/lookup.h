// What a zone by itself answers for a name (RFC 1034 section 4.3.2, RFC 4592, RFC 6672).
#pragma once

#include "zonemend/zone.h"

namespace zonemend::rules {

struct Lookup {
  enum class Kind {
    outside,     // not in this zone
    delegated,   // at or below a zone cut: another zone answers; `at` owns the NS
    redirected,  // below a DNAME: `at` owns it
    node,        // the name exists: `at` is the name itself
    wildcard,    // `at` is the wildcard that answers for it
    missing,     // NXDOMAIN
  };
  Kind kind = Kind::outside;
  NameId at = no_name;
};

Lookup look_up(const Zone& zone, NameView name);

// The name to ask for instead when `name` lies below the DNAME at `owner`; nothing when that is
// longer than a name can be (RFC 6672 section 2.2).
std::optional<Name> redirected_name(const Zone& zone, NameView name, NameId owner);

// True when an answer that stands at `id` is not given because of a delegation or a DNAME above.
bool is_occluded(const Zone& zone, NameId id);

}  // namespace zonemend::rules
