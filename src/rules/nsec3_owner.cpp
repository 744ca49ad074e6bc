#include <fmt/format.h>

#include "rules/shared/hostname.h"
#include "rules/shared/records.h"
#include "rules/shared/written_owner.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule nsec3_owner;

namespace {

constexpr std::size_t sha1_size = 32;  // in base32hex, of the only hash there is

// The digit of base32hex (RFC 4648 section 7), or -1.
constexpr int base32hex_value(char c) {
  if (ascii::is_digit(c)) return c - '0';
  const char letter = ascii::lower(c);
  return letter >= 'a' && letter <= 'v' ? letter - 'a' + 10 : -1;
}

// As BIND decodes it: whole octets of any number, and no bits left over.
bool is_base32hex(std::string_view label) {
  for (const char c : label) {
    if (base32hex_value(c) < 0) return false;
  }
  const std::size_t bits = label.size() * 5;
  const int spare = (1 << bits % 8) - 1;
  return !label.empty() && bits % 8 < 5 && (base32hex_value(label.back()) & spare) == 0;
}

enum class Fault { none, no_hash, wrong_length, below_apex };

Fault fault_of(const Zone& zone, NameView owner) {
  const std::string_view label = owner.first_label();
  if (owner == zone.origin_name() || !is_base32hex(label)) return Fault::no_hash;
  if (owner.parent() != zone.origin_name()) return Fault::below_apex;
  return label.size() == sha1_size ? Fault::none : Fault::wrong_length;
}

std::string_view words(Fault fault) {
  switch (fault) {
    case Fault::wrong_length:
      return "is not of the length of a hash (32 characters)";
    case Fault::below_apex:
      return "is not directly below the zone's own name";
    default:
      return "does not start with a hash";
  }
}

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : owners_of(zone, RrType::nsec3)) {
    const Fault fault = fault_of(zone, zone.name(owner));
    if (fault == Fault::none) continue;
    const Record& record = zone.record(first_at(zone, owner, RrType::nsec3));
    Finding finding = make_finding(
        nsec3_owner, owner_place(zone, record),
        fmt::format("the owner of an NSEC3 record, {}, {}", quoted(zone.name(owner)), words(fault)),
        "sign the zone anew, or delete the record; nobody writes NSEC3 records by hand");
    finding.label = "not the hash of a name";
    if (fault != Fault::no_hash || !is_owner_checked(zone, record)) {
      finding.severity = Severity::warning;
    }
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule nsec3_owner = {
    .id = "nsec3-owner",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "owner of an NSEC3 record is not the hash of a name",
    .authority = "RFC 5155 section 3",
    .docs =
        {
            .what = "An NSEC3 record whose owner is not a hash of 32 letters and digits (0 to 9, a "
                    "to v) directly below the zone's own name. A hash of another length or at "
                    "another place is a warning.",
            .why = "NSEC3 records say which names of a signed zone do not exist, and their owners "
                   "are the hashes of names. BIND refuses to load the zone where it is no hash at "
                   "all; where it is another length or stands deeper, it loads, but nobody finds "
                   "the record.",
            .example = "www IN NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A RRSIG",
            .instead = "0P9MHAVEQVM6T7VBL5LOP2U3T2RP3TOM IN NSEC3 1 0 0 - "
                       "2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A RRSIG",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
