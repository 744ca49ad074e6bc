#include "rules/shared/name_traits.h"

#include <array>

#include "text/ascii.h"
#include "text/byte_scan.h"

namespace zonemend::rules {
namespace {

enum : std::uint8_t { letter_or_digit = 0, hyphen = 1, star = 2, other = 4 };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned octet = 0; octet < classes.size(); ++octet) {
    const char c = static_cast<char>(octet);
    classes[octet] = ascii::is_alnum(c) ? letter_or_digit
                     : c == '-'         ? hyphen
                     : c == '*'         ? star
                                        : other;
  }
  return classes;
}
constexpr auto classes = make_classes();

bool is_domain_key(std::string_view label) {
  if (label.starts_with('_')) label.remove_prefix(1);
  return ascii::equal_ignoring_case(label, "domainkey");
}

// Nothing but letters and digits, at most fifteen. False where that takes a closer look.
bool is_plain_word([[maybe_unused]] std::string_view label) {
#if ZONEMEND_BLOCKS
  if (label.size() >= scan::block_size) return false;
  const scan::Block block = scan::load_some(label.data(), label.size());
  const scan::Block small = scan::either(block, _mm_set1_epi8(0x20));
  const std::uint32_t marks =
      scan::bits(scan::either(scan::within(small, 'a', 'z'), scan::within(block, '0', '9')));
  return marks == (1u << label.size()) - 1;
#else
  return false;
#endif
}

std::uint8_t label_traits(std::string_view label) {
  if (is_plain_word(label)) return is_domain_key(label) ? domain_key_label : 0;
  std::uint8_t found = 0;
  for (const char c : label) found |= classes[static_cast<unsigned char>(c)];
  std::uint8_t traits = 0;
  if ((found & (other | star)) != 0) traits |= no_host_label;
  if ((found & star) != 0) traits |= asterisk;
  if ((found & hyphen) != 0) {
    if (label.front() == '-' || label.back() == '-') traits |= no_host_label;
    if (label.find("--") != label.npos) traits |= double_hyphen;
  }
  if (label.front() == '_') traits |= underscore_label;
  if (is_domain_key(label)) traits |= domain_key_label;
  return traits;
}

}  // namespace

std::uint8_t traits_of(NameView name) {
  std::uint8_t traits = 0;
  for (; !name.is_root(); name = name.parent()) traits |= label_traits(name.first_label());
  return traits;
}

// The traits of a name are those of its first label and of its parent, whose number may be higher.
NameTraits::NameTraits(const Zone& zone) : traits_(zone.names().size()) {
  constexpr std::uint8_t known = 128;
  const NameTable& names = zone.names();
  std::vector<NameId> path;
  for (NameId id = 0; id < traits_.size(); ++id) {
    NameId at = id;
    for (; at != no_name && traits_[at] == 0; at = names.parent(at)) path.push_back(at);
    std::uint8_t traits = at == no_name ? known : traits_[at];
    for (; !path.empty(); path.pop_back()) {
      const NameView name = names.at(path.back());
      if (!name.is_root()) traits |= label_traits(name.first_label());
      traits_[path.back()] = traits;
    }
    all_ |= traits;
  }
}

}  // namespace zonemend::rules
