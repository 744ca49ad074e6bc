#include "rules/shared/directives.h"

namespace zonemend::rules {
namespace {

bool is_directive(EntryKind kind) {
  switch (kind) {
    case EntryKind::origin:
    case EntryKind::ttl:
    case EntryKind::include:
    case EntryKind::generate:
    case EntryKind::date:
      return true;
    default:
      return false;
  }
}

}  // namespace

Directives::Directives(const Zone& zone) {
  for (const Document& document : zone.documents()) {
    auto& indexes = by_document_.emplace_back();
    for (std::uint32_t i = 0; i < document.entries.size(); ++i) {
      if (is_directive(document.entries[i].kind)) indexes.push_back(i);
    }
  }
}

}  // namespace zonemend::rules
