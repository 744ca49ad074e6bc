// Where two terms of an SPF policy were joined to one.
#include <algorithm>

#include "rules/shared/spf.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

// A term that could only be the start of a new one: "-all", "include:", "ip4:". What could be the
// rest of a name ("a", "mx.example.net") is none.
bool starts_anew(std::string_view text) {
  const SpfTerm term = read_spf_term(text);
  if (term.kind == SpfKind::redirect || term.kind == SpfKind::exp) return true;
  if (term.kind == SpfKind::unknown || term.is_modifier()) return false;
  return term.separator == ':' || (term.is_qualified && term.separator == '\0');
}

// "mx" + "a", "ip4:192.0.2.1" + "all": sound apart, and not together.
bool is_sound_only_apart(std::string_view together, std::string_view behind) {
  return read_spf_term(behind).kind < SpfKind::redirect && is_sound_term(behind) &&
         !is_sound_term(together);
}

// Whether a string that ends in `before` and one that begins with `behind` join two terms. Both are
// parts of terms, without spaces.
bool joins(std::string_view before, std::string_view behind, std::string_view together) {
  if (before.empty() || behind.empty()) return false;
  if (ascii::equal_ignoring_case(before, spf_version)) {
    return starts_anew(behind) || is_sound_term(behind);
  }
  if (!is_sound_term(before)) return false;
  // An IPv6 address may have been split in front of "a:1".
  if (read_spf_term(before).kind == SpfKind::ip6 && is_sound_term(together)) return false;
  return starts_anew(behind) || is_sound_only_apart(together, behind);
}

// Whether two terms meet at the border in what reads as one term. Where that makes no sense as a
// whole, the string behind the border alone, which ends at `next`, may be the second.
bool is_join(std::string_view term, std::size_t border, std::size_t next) {
  const std::string_view before = term.substr(0, border);
  if (joins(before, term.substr(border), term)) return true;
  return next < term.size() && !is_sound_term(term) &&
         joins(before, term.substr(border, next - border), term.substr(0, next));
}

}  // namespace

std::vector<SpfJoin> find_spf_joins(const TxtText& text) {
  constexpr std::size_t longest_term = 1000;  // octets, so that the work stays linear
  std::vector<SpfJoin> found;
  const std::string_view all = text.text();
  const auto& starts = text.starts();
  std::size_t begin = 0;  // of the term at the border
  std::size_t end = 0;
  for (std::size_t i = 1; i < starts.size() && starts[i] < all.size(); ++i) {
    const std::size_t border = starts[i];
    const std::size_t space = all.substr(starts[i - 1], border - starts[i - 1]).rfind(' ');
    if (space != all.npos) begin = starts[i - 1] + space + 1;
    if (end <= border) end = std::min(all.find(' ', border), all.size());
    if (end - begin > longest_term) continue;
    const std::size_t next = i + 1 < starts.size() ? starts[i + 1] : all.size();
    if (!is_join(all.substr(begin, end - begin), border - begin, std::min(next, end) - begin)) {
      continue;
    }
    found.push_back({border, all.substr(begin, border - begin), all.substr(border, end - border)});
    begin = border;
  }
  return found;
}

}  // namespace zonemend::rules
