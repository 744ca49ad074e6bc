#include "rules/shared/alias_target.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "text/ascii.h"
#include "zonemend/tlds.h"

namespace zonemend::rules {
namespace {

bool is_octet(std::string_view label) {
  return label.size() <= 3 && ascii::all_digits(label) && (label.size() < 3 || label <= "255");
}

// The first four labels as an IPv4 address; what follows them is left in `rest`.
std::optional<std::string> leading_ipv4(NameView name, NameView& rest) {
  std::string text;
  for (int i = 0; i < 4; ++i, name = name.parent()) {
    if (name.is_root() || !is_octet(name.first_label())) return std::nullopt;
    if (i > 0) text += '.';
    text += name.first_label();
  }
  rest = name;
  return text;
}

bool looks_like_ipv6(std::string_view label) {
  if (std::count(label.begin(), label.end(), ':') < 2) return false;
  return std::all_of(label.begin(), label.end(),
                     [](char c) { return c == ':' || ascii::hex_value(c) >= 0; });
}

bool is_reverse(NameView name) {
  return name.label_count() >= 2 &&
         ascii::equal_ignoring_case(name.suffix(1).first_label(), "arpa");
}

// Which ends of a text stand right in front of themselves, letter case ignored. Linear in the text:
// the Z-function of the text read backwards.
class RepeatedEnds {
 public:
  explicit RepeatedEnds(std::string_view text) : size_(text.size()) {
    const auto at = [text](std::size_t i) { return ascii::lower(text[text.size() - 1 - i]); };
    // [left, right) is the stretch that ends last of those that equal the beginning.
    for (std::size_t i = 1, left = 0, right = 0; i < size_; ++i) {
      std::size_t same = i < right ? std::min<std::size_t>(same_[i - left], right - i) : 0;
      while (i + same < size_ && at(same) == at(i + same)) ++same;
      same_[i] = static_cast<std::uint8_t>(same);
      if (i + same > right) {
        left = i;
        right = i + same;
      }
    }
  }

  bool stands_twice(std::size_t size) const { return size * 2 <= size_ && same_[size] >= size; }

 private:
  std::size_t size_;
  // How many characters from there on equal the beginning, read backwards.
  std::array<std::uint8_t, max_name_size> same_{};
};

// `target` as written is a relative name of several labels that leads to nothing.
bool lacks_final_dot(const Zone& zone, const Record& cname, NameView target) {
  const NameView origin = zone.origin_at(cname.document, cname.entry);
  if (origin.is_root()) return false;  // "example.net" means "example.net." there
  if (!target.is_below(origin) || target.label_count() < origin.label_count() + 2) return false;
  const Lookup answer = look_up(zone, target);
  if (answer.kind != Lookup::Kind::missing && answer.kind != Lookup::Kind::wildcard) return false;

  const auto written = written_target(zone, cname);
  if (!written || is_absolute(*written)) return false;
  const std::string_view last = target.suffix(origin.label_count() + 1).first_label();
  const bool ends_in_tld = is_known_tld(last);
  if (answer.kind == Lookup::Kind::missing) {
    return ends_in_tld || (zone.complete() && !last.starts_with('_'));
  }
  // A wildcard that answers for everything must not hide the mistake; one at that very place is
  // meant to be pointed at.
  return ends_in_tld && zone.name(answer.at).label_count() <= origin.label_count() + 1;
}

}  // namespace

bool is_placeholder(std::string_view label) {
  static constexpr std::array words = {
      "username",     "yourusername", "your-username", "your_username", "youraccount",
      "your-account", "yourdomain",   "your-domain",   "yoursite",      "your-site",
      "yourstore",    "your-store",   "placeholder",   "changeme",
  };
  if (label.size() > 2 && label.front() == '<' && label.back() == '>') return true;
  if (label.size() > 4 && label.starts_with("{{") && label.ends_with("}}")) return true;
  return std::any_of(words.begin(), words.end(), [label](std::string_view word) {
    return ascii::equal_ignoring_case(label, word);
  });
}

bool has_odd_characters(NameView name) {
  for (NameView at = name; !at.is_root(); at = at.parent()) {
    for (const char c : at.first_label()) {
      if (ascii::is_alnum(c) || c == '-' || c == '_') continue;
      if (c != '/' || !is_reverse(name)) return true;
    }
  }
  return false;
}

std::optional<std::string> address_in(const Zone& zone, NameView target) {
  const std::string_view first = target.first_label();
  if (first.empty()) return std::nullopt;
  if (looks_like_ipv6(first)) {
    const NameView rest = target.parent();
    if (rest.is_root() || zone.contains(rest)) return std::string(first);
  }
  NameView rest;
  auto ipv4 = leading_ipv4(target, rest);
  if (!ipv4 || !(rest.is_root() || zone.contains(rest))) return std::nullopt;
  // Numbers in front of in-addr.arpa are what names there look like.
  return is_reverse(target) ? std::nullopt : std::move(ipv4);
}

std::size_t doubled_labels(NameView name) {
  std::array<std::size_t, max_name_size / 2 + 1> begins;  // of each label in the wire form
  std::size_t count = 0;
  for (NameView at = name; !at.is_root(); at = at.parent()) {
    begins[count++] = name.wire().size() - at.wire().size();
  }
  const std::string_view all = name.wire().substr(0, name.wire().size() - 1);
  std::optional<RepeatedEnds> ends;
  for (std::size_t labels = 2; labels * 2 <= count; ++labels) {
    const std::size_t size = all.size() - begins[count - labels];
    if (begins[count - labels * 2] + size * 2 != all.size()) continue;
    if (!ends) ends.emplace(all);
    if (ends->stands_twice(size)) return labels;
  }
  return 0;
}

bool repeats_origin(const Zone& zone, NameView name) {
  const NameView origin = zone.origin_name();
  const std::size_t size = origin.wire().size() - 1;  // without the root label
  if (name.wire().size() < size * 2 + 1) return false;
  const std::string_view tail = name.wire().substr(name.wire().size() - size * 2 - 1);
  const std::string_view labels = origin.wire().substr(0, size);
  if (!ascii::equal_ignoring_case(tail.substr(0, size), labels) ||
      !ascii::equal_ignoring_case(tail.substr(size, size), labels)) {
    return false;
  }
  // com.com. is a name like any other in the zone com.
  const std::size_t count = origin.label_count();
  return count >= 2 && name.label_count() >= count * 2 &&
         name.suffix(count * 2).wire().size() == tail.size();
}

std::optional<std::string_view> written_target(const Zone& zone, const Record& record) {
  if (zone.entry(record).kind != EntryKind::record) return std::nullopt;
  const std::string_view text = zone.sources().text(target_place(zone, record));
  if (text.empty() || text.front() == '"' || text.starts_with("\\#")) return std::nullopt;
  return text;
}

TargetFault target_fault(const Zone& zone, const Record& cname, TargetFault last) {
  const NameView target = target_of(zone, cname);
  const auto has = [&](TargetFault fault) {
    switch (fault) {
      case TargetFault::none:
        return false;
      case TargetFault::root:
        return target.is_root();
      case TargetFault::address:
        return address_in(zone, target).has_value();
      case TargetFault::placeholder:
        return is_placeholder(target.first_label()) &&
               look_up(zone, target).kind != Lookup::Kind::node;
      case TargetFault::double_suffix:
        return !zone.contains(target) && doubled_labels(target) > 0;
      case TargetFault::not_hostname:
        return has_odd_characters(target);
      case TargetFault::missing_dot:
        return lacks_final_dot(zone, cname, target);
      case TargetFault::repeats_origin:
        return repeats_origin(zone, target);
    }
    return false;
  };
  for (int i = 1; i <= static_cast<int>(last); ++i) {
    if (has(static_cast<TargetFault>(i))) return static_cast<TargetFault>(i);
  }
  return TargetFault::none;
}

}  // namespace zonemend::rules
