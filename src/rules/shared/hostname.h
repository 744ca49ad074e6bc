// Names that must be those of hosts or mailboxes, as named checks them (its option check-names,
// which refuses a primary zone by default; named-checkzone only warns).
#pragma once

#include <optional>
#include <span>
#include <string>

#include "zonemend/zone.h"

namespace zonemend::rules {

// Every label is made of letters, digits and inner hyphens (RFC 952, RFC 1123 section 2.1). The
// root is a host name.
bool is_hostname(NameView name);
// A mailbox as in SOA and RP: any visible ASCII in the first label, a host name behind it.
bool is_mailbox(NameView name);
// "the underscore in '_www'": the first thing that makes it no host name; empty when it is one.
std::string hostname_fault(NameView name);

// The types whose owner must be a host, or a mailbox. NSEC3 is left to a rule of its own.
std::span<const RrType> types_with_checked_owner();
// True for a wildcard, too, and for the names that named lets pass: gc._msdcs of Active Directory,
// and addresses that the "exists" of an SPF policy looks up.
bool may_own(NameView owner, RrType type);

// The types with a host's or a mailbox's name in their rdata. PTR is left to a rule of its own.
std::span<const RrType> types_with_checked_names();
struct WrongName {
  NameView name;
  std::size_t field;  // index of its rdata token
  bool mailbox;
};
// The first such name that is none.
std::optional<WrongName> wrong_name_in(const Zone& zone, const Record& record);

// Whether named looks at the owner, and at the names in the rdata: it does not for what $GENERATE
// makes, and not for rdata in the form of RFC 3597.
bool is_owner_checked(const Zone& zone, const Record& record);
bool is_rdata_checked(const Zone& zone, const Record& record);

}  // namespace zonemend::rules
