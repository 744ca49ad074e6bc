#include "rules/shared/hashed_owners.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "dns/ldns.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/service_names.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

constexpr std::size_t hash_size = 28;  // octets of SHA-256 that count

bool is_hexadecimal(std::string_view label) {
  return std::all_of(label.begin(), label.end(), [](char c) { return ascii::hex_value(c) >= 0; });
}

bool is_hash(std::string_view label) {
  return label.size() == hash_size * 2 && is_hexadecimal(label);
}

std::string hash_of(std::string_view local_part) {
  std::array<std::uint8_t, LDNS_SHA256_DIGEST_LENGTH> digest;
  std::vector<std::uint8_t> octets(local_part.begin(), local_part.end());
  ldns_sha256(octets.data(), static_cast<unsigned>(octets.size()), digest.data());
  return fmt::format("{:02x}", fmt::join(digest.begin(), digest.begin() + hash_size, ""));
}

std::string fault_of(NameView owner, std::string_view label) {
  if (owner.is_wildcard()) return {};
  if (!is_hash(label_at(owner, 0))) return "does not start with a hash";
  if (ascii::equal_ignoring_case(label_at(owner, 1), label)) return {};
  return fmt::format("not followed by {}", label);
}

// The local part of a mail address stands where its hash belongs.
bool is_local_part(NameView owner, std::string_view label) {
  const std::string_view first = label_at(owner, 0);
  const bool cut_hash = first.size() > 20 && is_hexadecimal(first);
  return ascii::equal_ignoring_case(label_at(owner, 1), label) && !cut_hash;
}

std::string help_for(NameView owner, std::string_view label) {
  if (is_local_part(owner, label)) {
    const std::string_view local_part = label_at(owner, 0);
    return fmt::format("for the mail address '{}@...', write '{}.{}'", local_part,
                       hash_of(local_part), label);
  }
  return fmt::format(
      "write the first {} hexadecimal digits of the SHA-256 hash of what stands "
      "before the @ of the mail address, then '.{}'",
      hash_size * 2, label);
}

}  // namespace

void report_unhashed_owners(const Zone& zone, FindingSink& sink, const Rule& rule, RrType type,
                            std::string_view label) {
  ReferredNames referred(zone);
  for (const NameId id : owners_of(zone, type)) {
    const NameView owner = zone.name(id);
    std::string fault = fault_of(owner, label);
    if (fault.empty() || is_occluded(zone, id) || referred.contains(id)) continue;
    Finding finding = make_owner_finding(zone, rule, type, id,
                                         fmt::format("no mail program looks for a key ({}) at {}",
                                                     rr_type_text(type), quoted(owner)),
                                         help_for(owner, label));
    finding.label = std::move(fault);
    sink.push_back(std::move(finding));
  }
}

}  // namespace zonemend::rules
