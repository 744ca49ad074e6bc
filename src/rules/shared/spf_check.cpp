// What is wrong with a term of an SPF policy, and where two terms were joined to one.
#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lint/nearest_name.h"
#include "rules/shared/spf.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

constexpr std::array names = {std::string_view("all"), std::string_view("include"),
                              std::string_view("a"),   std::string_view("mx"),
                              std::string_view("ptr"), std::string_view("ip4"),
                              std::string_view("ip6"), std::string_view("exists")};

bool is_address(std::string_view text, int family) {
  std::array<unsigned char, sizeof(in6_addr)> octets;
  if (text.find('\0') != text.npos) return false;
  return inet_pton(family, std::string(text).c_str(), octets.data()) == 1;
}

bool is_one_of(std::string_view text, std::string_view a, std::string_view b) {
  return ascii::equal_ignoring_case(text, a) || ascii::equal_ignoring_case(text, b);
}

std::string_view meant_address(std::string_view name) {
  if (is_one_of(name, "ip", "ipv4")) return "ip4";
  return is_one_of(name, "ipv6", "inet6") ? "ip6" : "";
}

// The name that was meant where another one stands; empty when nobody knows.
std::string_view meant_name(std::string_view name) {
  if (const auto address = meant_address(name); !address.empty()) return address;
  constexpr std::size_t shortest = 3;  // anything is near a shorter one
  return name.size() < shortest ? std::string_view() : nearest_name(name, names);
}

// Likewise for a name before '=', where other names than those of SPF are allowed.
std::string_view meant_modifier(std::string_view name) {
  constexpr std::array candidates = {std::string_view("redirect"), std::string_view("include"),
                                     std::string_view("exists")};
  constexpr std::size_t shortest = 5;
  for (const std::string_view known : names) {
    if (ascii::equal_ignoring_case(name, known)) return known;
  }
  if (const auto address = meant_address(name); !address.empty()) return address;
  return name.size() < shortest ? std::string_view() : nearest_name(name, candidates);
}

class TermCheck {
 public:
  enum class Advice : unsigned char { none, wanted };

  TermCheck(const SpfTerm& term, TextFaults& faults, Advice advice)
      : term_(term), faults_(faults), advice_(advice) {}

  void run() {
    switch (term_.kind) {
      case SpfKind::all:
        return check_all();
      case SpfKind::ip4:
        return check_address("IPv4", AF_INET, 32);
      case SpfKind::ip6:
        return check_address("IPv6", AF_INET6, 128);
      case SpfKind::include:
      case SpfKind::exists:
      case SpfKind::redirect:
      case SpfKind::exp:
        return check_domain(true);
      case SpfKind::ptr:
        return check_domain(false);
      case SpfKind::a:
      case SpfKind::mx:
        check_prefixes();
        return check_domain(false);
      case SpfKind::other_modifier:
        return check_modifier();
      case SpfKind::unknown:
        return check_unknown();
    }
  }

 private:
  void fail(std::string_view at, std::string message, std::string help,
            Severity severity = Severity::error) {
    faults_.push_back({at, std::move(message), std::move(help), severity});
  }
  // Where it is certain what to write for the whole term.
  void fail_for(std::string meant, std::string message, Severity severity = Severity::error) {
    std::string help = fmt::format("write '{}'", meant);
    faults_.push_back(
        {term_.whole, std::move(message), std::move(help), severity, std::move(meant)});
  }
  std::string sign() const { return std::string(term_.whole.substr(0, term_.is_qualified)); }

  void check_all() {
    if (term_.separator == '\0') return;
    fail_for(sign() + "all", fmt::format("'{}' is no term of SPF", term_.whole));
  }

  void check_address(std::string_view what, int family, unsigned most) {
    if (term_.separator != ':' || term_.domain.empty()) {
      return fail(term_.whole, fmt::format("'{}' lacks its address", term_.whole),
                  fmt::format("write '{}:' and an {} address behind it", term_.name, what));
    }
    if (!is_address(term_.domain, family)) {
      std::string message = fmt::format("'{}' is no {} address", term_.domain, what);
      if (is_address(term_.domain, family == AF_INET ? AF_INET6 : AF_INET)) {
        const std::string_view name = family == AF_INET ? "ip6" : "ip4";
        return fail_for(fmt::format("{}{}:{}", sign(), name, term_.value), std::move(message));
      }
      return fail(term_.domain, std::move(message),
                  "write the address in full, with or without a prefix length (/24)");
    }
    if (!term_.prefix.empty()) check_length(term_.prefix, most);
  }

  // "/24//64": either part may be missing.
  void check_prefixes() {
    std::string_view prefix = term_.prefix;
    if (prefix.empty()) return;
    const std::size_t six = prefix.find("//");
    if (six != prefix.npos) check_length(prefix.substr(six + 1), 128);
    if (six != 0) check_length(prefix.substr(0, six), 32);
  }

  void check_length(std::string_view slash_and_digits, unsigned most) {
    const std::string_view digits = slash_and_digits.substr(1);
    const bool plain =
        ascii::all_digits(digits) && digits.size() <= 3 && (digits[0] != '0' || digits.size() == 1);
    if (plain && std::stoul(std::string(digits)) <= most) return;
    fail(slash_and_digits, fmt::format("'{}' is no prefix length", slash_and_digits),
         fmt::format("write a slash and a number from 0 to {}", most));
  }

  void check_domain(bool required) {
    if (term_.domain.empty()) {
      if (required || term_.separator == ':')
        lacks_domain();
      else if (term_.separator != '\0' && term_.separator != '/')
        fail_as_unknown();
      return;
    }
    if (term_.separator != ':' && term_.separator != '=') return fail_as_unknown();
    if (const auto at = bad_macro(term_.domain); !at.empty()) {
      return fail(at, fmt::format("'{}' is no macro of SPF", at), "a percent sign is written '%%'");
    }
    if (is_address(term_.domain, AF_INET) || is_address(term_.domain, AF_INET6)) {
      std::string message =
          fmt::format("'{}' takes a name, and '{}' is an address", term_.name, term_.domain);
      if (term_.is_modifier()) return fail(term_.domain, std::move(message), "write a name");
      const bool four = is_address(term_.domain, AF_INET);
      return fail_for(fmt::format("{}{}:{}", sign(), four ? "ip4" : "ip6", term_.value),
                      std::move(message));
    }
    check_name();
  }

  void lacks_domain() {
    const char separator = term_.is_modifier() ? '=' : ':';
    fail(term_.whole, fmt::format("'{}' lacks its domain name", term_.whole),
         fmt::format("write '{}{}' and the name right behind it, without a space", term_.name,
                     separator));
  }

  // What is left of the grammar: the name ends in a macro or in a label that is no number.
  void check_name() {
    std::string_view name = term_.domain;
    const std::size_t odd = name.find_first_of(",;@:\"\\()<>");
    if (odd != name.npos && name.find('%') == name.npos) {
      return fail(name, fmt::format("'{}' is no domain name", name),
                  "separate the terms of the policy by spaces, and by nothing else");
    }
    if (name.find("..") != name.npos || name.starts_with('.')) {
      return fail(name, fmt::format("'{}' has an empty label", name), "correct the name");
    }
    if (name.ends_with('}')) return;
    const std::size_t slash = name.find('/');
    if (slash != name.npos && name.find('%') == name.npos) {
      const bool has_prefix = term_.kind == SpfKind::a || term_.kind == SpfKind::mx;
      return fail(name.substr(slash),
                  fmt::format("'{}' cannot stand behind the name here", name.substr(slash)),
                  has_prefix ? "write two slashes in front of the IPv6 prefix length: '/24//64'"
                             : fmt::format("delete it: '{}' takes a name alone", term_.name));
    }
    if (name.ends_with('.')) name.remove_suffix(1);
    const std::size_t dot = name.rfind('.');
    const bool has_top = dot != name.npos && is_top_label(name.substr(dot + 1));
    if (has_top) return;
    fail(term_.domain, fmt::format("'{}' is no domain name in full", term_.domain),
         dot == name.npos ? "write the whole name: SPF adds no zone to it" : "correct the name");
  }

  static bool is_top_label(std::string_view label) {
    const auto allowed = [](char c) { return ascii::is_alnum(c) || c == '-'; };
    return !label.empty() && std::all_of(label.begin(), label.end(), allowed) &&
           !ascii::all_digits(label) && label.front() != '-' && label.back() != '-';
  }

  // The first macro that RFC 7208 section 7.1 does not know; empty when there is none. The letters
  // c, r and t belong into explanations alone (section 7.2).
  static std::string_view bad_macro(std::string_view text) {
    for (std::size_t at = text.find('%'); at != text.npos; at = text.find('%', at)) {
      const std::size_t size = macro_size(text.substr(at));
      if (size == 0) return text.substr(at, end_of_macro(text.substr(at)));
      at += size;
    }
    return {};
  }
  static std::size_t end_of_macro(std::string_view text) {
    const std::size_t brace = text.find('}');
    return text.substr(0, 2) == "%{" && brace != text.npos ? brace + 1 : 2;
  }
  static std::size_t macro_size(std::string_view text) {
    if (text.size() < 2) return 0;
    if (std::string_view("%_-").find(text[1]) != std::string_view::npos) return 2;
    if (text[1] != '{' || text.size() < 4) return 0;
    if (std::string_view("slodiphv").find(ascii::lower(text[2])) == std::string_view::npos) {
      return 0;
    }
    std::size_t at = 3;
    while (at < text.size() && ascii::is_digit(text[at])) ++at;
    if (at < text.size() && ascii::lower(text[at]) == 'r') ++at;
    while (at < text.size() &&
           std::string_view(".-+,/_=").find(text[at]) != std::string_view::npos) {
      ++at;
    }
    return at < text.size() && text[at] == '}' ? at + 1 : 0;
  }

  // Allowed by the grammar, but hardly what was meant.
  void check_modifier() {
    if (ascii::equal_ignoring_case(term_.whole, spf_version)) {
      return fail(term_.whole, "the version stands a second time inside the policy",
                  "delete it: two policies were put together here", Severity::warning);
    }
    const std::string_view meant = meant_modifier(term_.name);
    if (meant.empty()) return;
    fail_for(
        fmt::format("{}{}{}", meant, meant == "redirect" ? '=' : ':', term_.value),
        fmt::format("'{}' has no effect: it is read as a setting that nobody knows", term_.whole),
        Severity::warning);
  }

  void fail_as_unknown() {
    std::string message = fmt::format("'{}' is no term of SPF", term_.whole);
    if (advice_ == Advice::none) return fail(term_.whole, std::move(message), "");
    if (auto meant = meant_term(); !meant.empty()) {
      return fail_for(std::move(meant), std::move(message));
    }
    fail(term_.whole, std::move(message), unknown_help());
  }
  void check_unknown() { fail_as_unknown(); }

  // A sound term that stands there but for a slip; empty when nobody knows.
  std::string meant_term() const {
    const std::string_view bare = term_.whole.substr(term_.is_qualified);
    const std::string_view network = bare.substr(0, bare.find('/'));
    std::string meant;
    if (is_address(network, AF_INET)) {
      meant = fmt::format("{}ip4:{}", sign(), bare);
    } else if (is_address(network, AF_INET6)) {
      meant = fmt::format("{}ip6:{}", sign(), bare);
    } else if (is_one_of(term_.name, "redirect", "exp")) {
      meant = fmt::format("{}={}", term_.name, term_.value);
    } else if (bare.ends_with(';') || bare.ends_with(',')) {
      meant = term_.whole.substr(0, term_.whole.size() - 1);
    } else if (const auto name = meant_name(term_.name); !name.empty()) {
      meant = fmt::format("{}{}{}", sign(), name, bare.substr(term_.name.size()));
    }
    return is_sound_term(meant) ? meant : std::string();
  }

  std::string unknown_help() const {
    const std::string_view bare = term_.whole.substr(term_.is_qualified);
    if (bare.find('\t') != bare.npos) {
      return "only spaces separate the terms: write one instead of the tab";
    }
    if (term_.separator == '\0' && bare.find('.') != bare.npos) {
      return fmt::format(
          "write '{0}a:{1}' for the addresses of that name, or '{0}include:{1}' for "
          "its policy",
          sign(), bare);
    }
    return "correct or delete it";
  }

  const SpfTerm& term_;
  TextFaults& faults_;
  Advice advice_;
};

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

}  // namespace

void check_spf_term(const SpfTerm& term, TextFaults& faults) {
  TermCheck(term, faults, TermCheck::Advice::wanted).run();
}

bool is_sound_term(std::string_view term) {
  if (term.empty()) return false;
  TextFaults faults;
  const SpfTerm parts = read_spf_term(term);
  TermCheck(parts, faults, TermCheck::Advice::none).run();
  return faults.empty();
}

std::vector<SpfJoin> find_spf_joins(const TxtText& text) {
  std::vector<SpfJoin> found;
  const std::string_view all = text.text();
  const auto& starts = text.starts();
  std::size_t from = 0;  // where the last term that was told apart began
  for (std::size_t i = 1; i < starts.size(); ++i) {
    const std::size_t border = starts[i];
    if (border == 0 || border >= all.size()) continue;
    const std::size_t begin = std::max(from, all.rfind(' ', border - 1) + 1);  // npos + 1 is 0
    const std::size_t next = i + 1 < starts.size() ? starts[i + 1] : all.size();
    const std::size_t space = std::min(all.find(' ', border), all.size());
    const std::string_view before = all.substr(begin, border - begin);
    const std::string_view whole = all.substr(begin, space - begin);
    bool is_join = joins(before, all.substr(border, space - border), whole);
    // In what makes no sense as a whole, the next string alone may be a term.
    if (!is_join && next < space && !is_sound_term(whole)) {
      is_join = joins(before, all.substr(border, next - border), all.substr(begin, next - begin));
    }
    if (!is_join) continue;
    found.push_back({border, before, all.substr(border, space - border)});
    from = border;
  }
  return found;
}

}  // namespace zonemend::rules
