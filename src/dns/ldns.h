// The only place that includes ldns, in the only order that is safe in C++: without <stdbool.h>
// before it, ldns defines bool, true and false as macros.
// ldns is handed text that has been checked before, one field at a time, and never keeps it.
#pragma once

// clang-format off
#include <stdbool.h>
#include <ldns/ldns.h>
// clang-format on
#undef dprintf
#undef INLINE

#include <memory>

namespace zonemend::ldns {

struct RdfDeleter {
  void operator()(ldns_rdf* rdf) const noexcept { ldns_rdf_deep_free(rdf); }
};
using Rdf = std::unique_ptr<ldns_rdf, RdfDeleter>;

}  // namespace zonemend::ldns
