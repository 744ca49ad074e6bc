#include "lint/served_records.h"

#include <fmt/format.h>

#include "zonemend/zone_change.h"

namespace zonemend {

std::optional<std::string> served_difference(const Zone& before, const Zone& after) {
  if (!(before.origin_name() == after.origin_name())) return "the origin";
  const ZoneChange change(&before, &after);
  if (change.is_empty()) return std::nullopt;
  const RrsetChange& first = change.rrsets().front();
  return fmt::format("{} {}", first.owner.text(), rr_type_text(first.set.type));
}

}  // namespace zonemend
