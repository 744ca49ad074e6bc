// Going over records of one type in a big zone: they lie far apart, so memory is asked for some
// records before it is needed. Otherwise each record would cost the time that memory takes.
#pragma once

#include <cstddef>
#include <span>

#include "zonemend/zone.h"

namespace zonemend::rules {

namespace fetching {

inline constexpr std::size_t step = 8;  // records

template <class T>
void fetch(const T* memory) {
#if defined(__GNUC__)
  __builtin_prefetch(memory);
#endif
}

// The record that comes `steps` steps behind the one at `index`; null when there is none.
inline const Record* ahead(const Zone& zone, std::span<const RecordId> ids, std::size_t index,
                           std::size_t steps) {
  const std::size_t at = index + steps * step;
  return at < ids.size() ? &zone.record(ids[at]) : nullptr;
}

}  // namespace fetching

// Calls visit(id) for each, their rdata being at hand.
template <class Visit>
void for_each_with_rdata(const Zone& zone, std::span<const RecordId> ids, Visit visit) {
  using namespace fetching;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (const Record* far = ahead(zone, ids, i, 2)) fetch(far);
    if (const Record* near = ahead(zone, ids, i, 1)) fetch(zone.rdata(*near).data());
    visit(ids[i]);
  }
}

// Calls visit(id) for each, the text of their entries being at hand.
template <class Visit>
void for_each_with_text(const Zone& zone, std::span<const RecordId> ids, Visit visit) {
  using namespace fetching;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (const Record* far = ahead(zone, ids, i, 3)) fetch(far);
    if (const Record* middle = ahead(zone, ids, i, 2)) fetch(&zone.entry(*middle));
    if (const Record* near = ahead(zone, ids, i, 1)) {
      const Span span = zone.span(*near);
      fetch(zone.sources().at(span.source).bytes().data() + span.begin);
    }
    visit(ids[i]);
  }
}

}  // namespace zonemend::rules
