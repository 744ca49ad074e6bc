#include "rules/shared/type_bitmap.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "dns/rdata_wire.h"

namespace zonemend::rules {
namespace {

void insert(std::vector<RrType>& types, RrType type) {
  const auto at = std::lower_bound(types.begin(), types.end(), type);
  if (at == types.end() || *at != type) types.insert(at, type);
}

bool stays_at_cut(RrType type) {
  return type == RrType::ns || type == RrType::ds || type == RrType::nsec;
}

// Without NSEC3, which stands at a name of its own.
std::vector<RrType> types_of(const OwnerSets& sets, Standing standing) {
  std::vector<RrType> types;
  for (const OwnerSets::Rrset& set : sets.sets()) {
    if (set.type == RrType::nsec3) continue;
    if (standing != Standing::cut || stays_at_cut(set.type)) types.push_back(set.type);
  }
  return types;
}

std::vector<RrType> without(const std::vector<RrType>& types, const std::vector<RrType>& others) {
  std::vector<RrType> left;
  std::set_difference(types.begin(), types.end(), others.begin(), others.end(),
                      std::back_inserter(left));
  return left;
}

// "A, MX and TXT"
std::string enumerate(const std::vector<RrType>& types) {
  std::string text;
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (i > 0) text += i + 1 == types.size() ? " and " : ", ";
    text += rr_type_text(types[i]);
  }
  return text;
}

// RFC 4034 section 4.1.2; sorted.
std::vector<RrType> types_in_bitmap(std::string_view bitmap) {
  std::vector<RrType> types;
  while (bitmap.size() > 2) {
    const unsigned window = get8(bitmap, 0);
    const std::string_view octets = bitmap.substr(2, get8(bitmap, 1));
    for (std::size_t bit = 0; bit < octets.size() * 8; ++bit) {
      if ((get8(octets, bit / 8) & (0x80u >> bit % 8)) == 0) continue;
      types.push_back(static_cast<RrType>(window * 256 + bit));
    }
    bitmap.remove_prefix(octets.size() + 2);
  }
  return types;
}

// Whether RRSIG belongs into the list: something there is signed.
bool has_signed_type(const std::vector<RrType>& types, Standing standing) {
  return std::any_of(types.begin(), types.end(),
                     [standing](RrType type) { return is_signed_type(standing, type); });
}

}  // namespace

std::string bitmap_fault(std::string_view bitmap, RrType type, const OwnerSets& sets,
                         Standing standing) {
  const std::vector<RrType> listed = types_in_bitmap(bitmap);
  std::vector<RrType> wanted;
  if (standing == Standing::node || standing == Standing::cut) wanted = types_of(sets, standing);
  if (type == RrType::nsec3) std::erase(wanted, RrType::nsec);
  if (has_signed_type(wanted, standing) &&
      (!sets.signatures().empty() ||
       std::binary_search(listed.begin(), listed.end(), RrType::rrsig))) {
    insert(wanted, RrType::rrsig);
  }
  const std::vector<RrType> surplus = without(listed, wanted);
  const std::vector<RrType> missing = without(wanted, listed);
  std::string text;
  if (!surplus.empty()) {
    text = fmt::format("it lists {}, which {} not there", enumerate(surplus),
                       surplus.size() == 1 ? "is" : "are");
  }
  if (!missing.empty()) {
    text += fmt::format("{}leaves out {}", text.empty() ? "it " : ", and ", enumerate(missing));
  }
  return text;
}

}  // namespace zonemend::rules
