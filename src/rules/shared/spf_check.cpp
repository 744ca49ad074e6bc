// What is wrong with a term of an SPF policy.
#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dns/plain_rdata.h"
#include "lint/nearest_name.h"
#include "rules/shared/spf.h"
#include "rules/shared/spf_domain.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

constexpr std::array names = {std::string_view("all"), std::string_view("include"),
                              std::string_view("a"),   std::string_view("mx"),
                              std::string_view("ptr"), std::string_view("ip4"),
                              std::string_view("ip6"), std::string_view("exists")};

bool is_address(std::string_view text, int family) {
  if (family == AF_INET && is_plain_ipv4(text)) return true;
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
    fail_for(sign() + "all", fmt::format("'{}' is not a term of SPF", excerpt(term_.whole)));
  }

  void check_address(std::string_view what, int family, unsigned most) {
    if (term_.separator != ':' || term_.domain.empty()) {
      return fail(term_.whole, fmt::format("'{}' lacks its address", excerpt(term_.whole)),
                  fmt::format("write '{}:' and an {} address after it", term_.name, what));
    }
    if (!is_address(term_.domain, family)) {
      std::string message = fmt::format("'{}' is no {} address", excerpt(term_.domain), what);
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
    fail(slash_and_digits, fmt::format("'{}' is not a prefix length", excerpt(slash_and_digits)),
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
    if (const auto at = find_bad_macro(term_.domain); !at.empty()) {
      return fail(at, fmt::format("'{}' is not a macro of SPF", excerpt(at)),
                  "a percent sign is written '%%'");
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
    fail(term_.whole, fmt::format("'{}' lacks its domain name", excerpt(term_.whole)),
         fmt::format("write '{}{}' and the name right after it, without a space", term_.name,
                     separator));
  }

  // What is left of the grammar: the name ends in a macro or in a label that is no number.
  void check_name() {
    const std::string_view name = term_.domain;
    const std::size_t odd = name.find_first_of(",;@:\"\\()<>");
    if (odd != name.npos && name.find('%') == name.npos) {
      return fail(name, fmt::format("'{}' is not a domain name", excerpt(name)),
                  "separate the terms of the policy by spaces, and by nothing else");
    }
    if (name.find("..") != name.npos || name.starts_with('.')) {
      return fail(name, fmt::format("'{}' has an empty label", excerpt(name)), "correct the name");
    }
    if (ends_in_top_label(name)) return;
    const std::size_t slash = name.find('/');
    if (slash != name.npos && name.find('%') == name.npos) {
      const bool has_prefix = term_.kind == SpfKind::a || term_.kind == SpfKind::mx;
      return fail(name.substr(slash),
                  fmt::format("'{}' cannot stand after the name here", excerpt(name.substr(slash))),
                  has_prefix ? "write two slashes in front of the IPv6 prefix length: '/24//64'"
                             : fmt::format("delete it: '{}' takes a name alone", term_.name));
    }
    fail(term_.domain, fmt::format("'{}' is not a full domain name", excerpt(term_.domain)),
         name.find('.') == name.npos ? "write the whole name: SPF adds no zone to it"
                                     : "correct the name");
  }

  // Allowed by the grammar, but hardly what was meant.
  void check_modifier() {
    if (ascii::equal_ignoring_case(term_.whole, spf_version)) {
      return fail(term_.whole, "the version stands a second time inside the policy",
                  "delete it: two policies were put together here", Severity::warning);
    }
    const std::string_view meant = meant_modifier(term_.name);
    if (meant.empty()) return;
    fail_for(fmt::format("{}{}{}", meant, meant == "redirect" ? '=' : ':', term_.value),
             fmt::format("'{}' has no effect: it is read as a setting that nobody knows",
                         excerpt(term_.whole)),
             Severity::warning);
  }

  void fail_as_unknown() {
    std::string message = fmt::format("'{}' is not a term of SPF", excerpt(term_.whole));
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

}  // namespace zonemend::rules
