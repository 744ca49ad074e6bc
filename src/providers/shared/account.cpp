// What the user typed as the name of an account, made the target of an alias.
#include <fmt/format.h>

#include <algorithm>

#include "text/ascii.h"
#include "zonemend/provider.h"

namespace zonemend {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), ascii::lower);
  return result;
}

// RFC 1123 section 2.1: letters, digits and hyphens, no hyphen at either end.
bool is_host_label(std::string_view label) {
  const auto fits = [](char c) { return c == '-' || (ascii::is_alnum(c) && c == ascii::lower(c)); };
  return !label.empty() && label.size() <= max_label_size && label.front() != '-' &&
         label.back() != '-' && std::all_of(label.begin(), label.end(), fits);
}

std::string_view without_dot(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  return text;
}

// Strips "https://" and everything from the first slash on; true when that changed something.
bool strip_url(std::string_view& text) {
  const std::size_t scheme = text.find("://");
  if (scheme == std::string_view::npos) return false;
  text.remove_prefix(scheme + 3);
  text = text.substr(0, text.find_first_of("/?#"));
  return true;
}

bool strip_suffix(std::string_view& text, const Provider& provider) {
  const std::string suffix = fmt::format(".{}", without_dot(provider.suffix));
  const std::string_view bare = without_dot(text);
  if (!bare.ends_with(suffix)) return false;
  text = bare.substr(0, bare.size() - suffix.size());
  return true;
}

Error refused(std::string message, const Provider& provider) {
  return {std::move(message),
          fmt::format("give your account's own name: with the address https://acme.{0}/ it is "
                      "--user acme",
                      without_dot(provider.suffix))};
}

}  // namespace

Result<Account> account_target(const Provider& provider, std::string_view user) {
  const std::string typed = lower(user);
  std::string_view label = typed;
  const bool was_url = strip_url(label);
  const bool had_suffix = strip_suffix(label, provider);

  if (label.empty()) return refused("--user is missing or empty", provider);
  if (was_url && !had_suffix) {
    return refused(
        fmt::format("--user '{}' is the address of something else than {}", user, provider.name),
        provider);
  }
  if (label.find('.') != std::string_view::npos) {
    return refused(fmt::format("--user '{}' is more than one name: {} accounts have a name without "
                               "dots",
                               user, provider.name),
                   provider);
  }
  const auto& placeholders = provider.placeholders;
  if (std::find(placeholders.begin(), placeholders.end(), label) != placeholders.end()) {
    return refused(
        fmt::format("--user '{}' is the placeholder from the instructions, not an account", label),
        provider);
  }
  if (!is_host_label(label)) {
    return refused(fmt::format("--user '{}' cannot be part of a host name: letters, digits and "
                               "hyphens, at most 63 of them (RFC 1123 section 2.1)",
                               user),
                   provider);
  }
  const auto suffix = Name::parse(provider.suffix, Name());
  Account account{*Name::prepend(label, *suffix), {}};
  if (was_url || had_suffix) {
    account.notes.push_back(fmt::format("'{}' read as the account '{}'", user, label));
  }
  return account;
}

const Provider* provider_of(NameView target) {
  for (const Provider* provider : all_providers()) {
    const auto suffix = Name::parse(provider->suffix, Name());
    if (suffix && target.is_at_or_below(*suffix)) return provider;
  }
  return nullptr;
}

}  // namespace zonemend
