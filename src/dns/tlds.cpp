#include "zonemend/tlds.h"

#include <algorithm>
#include <string>

#include "text/ascii.h"

namespace zonemend {
namespace {

constexpr std::string_view tlds[] = {
#include "tlds.inc"
};

static_assert(std::is_sorted(std::begin(tlds), std::end(tlds)));

}  // namespace

bool is_known_tld(std::string_view label) {
  std::string key(label);
  std::transform(key.begin(), key.end(), key.begin(), ascii::lower);
  return std::binary_search(std::begin(tlds), std::end(tlds), std::string_view(key));
}

}  // namespace zonemend
