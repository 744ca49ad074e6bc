// A product that a host can be pointed at. One file in src/providers/ exports one Provider.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/name.h"
#include "zonemend/result.h"

namespace zonemend {

struct Provider {
  std::string_view id;      // "kartra"
  std::string_view name;    // "Kartra", for messages
  std::string_view suffix;  // "kartra.com.": targets are at or below it
  std::string_view docs;    // the product's own page on pointing a domain
  std::string_view checked; // date on which a person last checked these facts, YYYY-MM-DD
  // First labels of targets that only stand in its instructions: "username", "yourusername".
  std::span<const std::string_view> placeholders;
  // What has to be known about the product when a host is pointed at it, one sentence each.
  std::span<const std::string_view> notes;
  // True for products whose targets zonemend only recognises, to name what a CNAME used to be for.
  bool recognise_only = false;
};

// What the user typed as account name, made a target.
struct Account {
  Name target;                     // "acme.kartra.com."
  std::vector<std::string> notes;  // what was stripped to get there
};

// Accepts "acme", "acme.kartra.com", "https://acme.kartra.com/"; refuses an empty name, a
// placeholder, a URL of something else, more than one label, and what is no host label (RFC 1123
// section 2.1).
Result<Account> account_target(const Provider& provider, std::string_view user);

std::span<const Provider* const> all_providers();  // sorted by id
const Provider* find_provider(std::string_view id);
// The product that a CNAME target belongs to; null when unknown.
const Provider* provider_of(NameView target);

}  // namespace zonemend
