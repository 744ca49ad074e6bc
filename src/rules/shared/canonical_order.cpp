#include "rules/shared/canonical_order.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"

namespace zonemend::rules {

// Labels from the last to the first, each ended by an octet below all others; 0 and 1 within labels
// are spelt with two octets.
std::string canonical_key(NameView name) {
  std::vector<std::string_view> labels;
  for (; !name.is_root(); name = name.parent()) labels.push_back(name.first_label());
  std::string key;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    for (const char c : *label) {
      const bool is_low = c == '\0' || c == '\1';
      if (is_low) key += '\1';
      key += is_low ? static_cast<char>(c + 1) : ascii::lower(c);
    }
    key += '\0';
  }
  return key;
}

void sort_canonically(const Zone& zone, std::vector<NameId>& names) {
  std::vector<std::pair<std::string, NameId>> keyed;
  keyed.reserve(names.size());
  for (const NameId name : names) keyed.emplace_back(canonical_key(zone.name(name)), name);
  std::sort(keyed.begin(), keyed.end());
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = keyed[i].second;
}

}  // namespace zonemend::rules
