// Where mail policies stand (DMARC, DKIM, MTA-STS, TLS reporting, BIMI), and how many.
#pragma once

#include <string_view>
#include <vector>

#include "rules/shared/tag_list.h"
#include "rules/shared/txt_records.h"
#include "rules/shared/txt_text.h"

namespace zonemend::rules {

// Whether the first labels of the name are these: {"_smtp", "_tls"}.
bool starts_with_labels(NameView name, std::initializer_list<std::string_view> labels);
// The number of labels in front of the label; npos when the name does not have it.
std::size_t labels_before(NameView name, std::string_view label);

// Whether policies of that kind stand at the name (see txt_records.h). All of these have a label
// that starts with an underscore.
bool is_dmarc_owner(NameView name);
bool is_dkim_owner(NameView name);
bool is_mta_sts_owner(NameView name);
bool is_tls_rpt_owner(NameView name);
bool is_bimi_owner(NameView name);

// Whether the list begins with "v=VERSION", in these letters.
bool has_version(const std::vector<Tag>& tags, std::string_view version);

// A key that mail is signed with: a tag list with "p=" or the version of DKIM.
bool is_dkim_key(const std::vector<Tag>& tags);

// What is wrong with the "v=" of a list that is meant to begin with it.
void check_version(const std::vector<Tag>& tags, std::string_view version, TextFaults& faults);
// The addresses of reports: "mailto:a@example.com,https://example.com/r". `schemes`: what
// receivers use, without colon.
void check_report_uris(const Tag& tag, std::initializer_list<std::string_view> schemes,
                       TextFaults& faults);

// Calls visit(text) for each TXT record at a name for such policies.
template <class Visit>
void for_texts_at(const Zone& zone, MailPolicy policy, Visit visit) {
  for_texts(zone, zone.fact<TxtRecords>().at(policy), visit);
}

// One finding for each name for such policies that has several which differ. `what` in the message:
// "DMARC policies".
using IsPolicy = bool (*)(const std::vector<Tag>&);
void report_multiple(const Zone& zone, FindingSink& sink, const Rule& rule, MailPolicy policy,
                     IsPolicy is_policy, std::string_view what);

// Names that some alias (CNAME) of the zone points at, sorted.
std::vector<NameId> alias_targets(const Zone& zone);

}  // namespace zonemend::rules
