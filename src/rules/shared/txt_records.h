// The zone's TXT records, sorted by what rules look for: the fact by which each of them reads few.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// Policies for mail that stand at names of their own.
enum class MailPolicy : std::uint8_t {
  dmarc,    // "_dmarc.example.com."
  dkim,     // "SELECTOR._domainkey.example.com."
  mta_sts,  // "_mta-sts.example.com."
  tls_rpt,  // "_smtp._tls.example.com."
  bimi,     // "SELECTOR._bimi.example.com."
};

// All in file order; a record may be in several lists.
struct TxtRecords {
  explicit TxtRecords(const Zone& zone);

  const std::vector<RecordId>& at(MailPolicy policy) const {
    return by_policy[static_cast<std::size_t>(policy)];
  }

  // By the owner.
  std::array<std::vector<RecordId>, 5> by_policy;
  std::vector<RecordId> near_domain_key;  // "domainkey" with or without underscore; the zone's name
  // By the text, its strings joined; letter case is ignored.
  std::vector<RecordId> spf;        // begins with "v=spf"
  std::vector<RecordId> versioned;  // begins with "v", but not so
  std::vector<RecordId> in_front;   // begins with a blank, a quote or their kin
  std::vector<RecordId> with_control_characters;
  // By the strings.
  std::vector<RecordId> divided;    // there are several
  std::vector<RecordId> with_edge;  // the first begins or the last ends with a space
  std::vector<RecordId> empty;      // no string has text
};

}  // namespace zonemend::rules
