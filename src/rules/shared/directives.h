// The directives of a zone's files: a fact that spares rules a walk over all entries.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

class Directives {
 public:
  explicit Directives(const Zone& zone);

  // Of a document: indexes of its entries that are directives of a kind that BIND knows, in order.
  std::span<const std::uint32_t> of(std::size_t document) const { return by_document_[document]; }

 private:
  std::vector<std::vector<std::uint32_t>> by_document_;
};

// Calls visit(document number, entry index) for each directive of the kind, in file order.
template <class Visit>
void for_directives(const Zone& zone, EntryKind kind, Visit visit) {
  const auto& directives = zone.fact<Directives>();
  for (std::size_t document = 0; document < zone.documents().size(); ++document) {
    for (const std::uint32_t index : directives.of(document)) {
      if (zone.documents()[document].entries[index].kind == kind) visit(document, index);
    }
  }
}

}  // namespace zonemend::rules
