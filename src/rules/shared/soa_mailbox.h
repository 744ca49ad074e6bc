// The mail address in the SOA record: a name whose first label is the user (RFC 1035 section 8).
// One place decides what is wrong with it, so that exactly one rule speaks about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

enum class MailboxFault {
  none,
  at_sign,        // soa-rname-at-sign
  lacks_dot,      // relative by mistake: the rules about missing dots
  root,           // soa-rname-root
  zone_itself,    // soa-rname-is-zone
  single_label,   // soa-rname-single-label
  unescaped_dot,  // soa-rname-unescaped-dot
};

MailboxFault mailbox_fault(const Zone& zone, const SoaData& soa);

// A name that was probably meant to be absolute: relative, and ends in a top-level domain or in the
// zone's name.
bool lacks_dot(const Zone& zone, const SoaData& soa, SoaField field, NameView name);

// The name for an address that is written with an at sign: "john\.doe.example.com." for
// john.doe@example.com. Nothing when it is not certain.
std::optional<std::string> name_for_address(std::string_view address);

// How many labels at the front of the name are the user's, as far as no mail domain can begin
// earlier: 2 for john.doe.example.com. where doe.example.com does not exist. Zero: not known.
std::size_t labels_of_user(const Zone& zone, NameView rname);

// The address that the name stands for: "hostmaster@example.com".
std::string address_text(NameView rname);
// The same when the first `labels` labels are the user.
std::string address_text(NameView rname, std::size_t labels);

}  // namespace zonemend::rules
