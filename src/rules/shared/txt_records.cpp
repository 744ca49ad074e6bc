#include "rules/shared/txt_records.h"

#include <string_view>
#include <utility>

#include "rules/shared/fetch_ahead.h"
#include "rules/shared/mail_policy.h"
#include "rules/shared/name_traits.h"
#include "rules/shared/txt_text.h"

namespace zonemend::rules {
namespace {

// By MailPolicy.
constexpr std::array is_owner = {is_dmarc_owner, is_dkim_owner, is_mta_sts_owner, is_tls_rpt_owner,
                                 is_bimi_owner};

bool is_control(char c) {
  const auto octet = static_cast<unsigned char>(c);
  return (octet < 0x20) | (octet == 0x7f);
}

bool has_control(std::string_view text) {
  bool found = false;
  for (const char c : text) found |= is_control(c);
  return found;
}

class Sorter {
 public:
  Sorter(const Zone& zone, TxtRecords& records)
      : zone_(zone), traits_(zone.fact<NameTraits>()), records_(records) {}

  void look_at(RecordId id) {
    sort_by_owner(id);
    sort_by_strings(id);
  }

 private:
  void sort_by_owner(RecordId id) {
    const NameId owner = zone_.record(id).owner;
    if (owner == zone_.origin() || traits_.has(owner, domain_key_label)) {
      records_.near_domain_key.push_back(id);
    }
    if (!traits_.has(owner, underscore_label)) return;
    for (std::size_t policy = 0; policy < is_owner.size(); ++policy) {
      if (is_owner[policy](zone_.name(owner))) records_.by_policy[policy].push_back(id);
    }
  }

  void sort_by_strings(RecordId id) {
    const std::string_view rdata = zone_.rdata(id);
    char first = '\0';  // octet of the text
    std::size_t strings = 0;
    bool is_empty = true;
    bool control = false;
    for (std::string_view rest = rdata; !rest.empty(); ++strings) {
      const std::string_view text = next_string(rest);
      if (text.empty()) continue;
      if (std::exchange(is_empty, false)) first = text.front();
      control = control || has_control(text);
    }
    if (strings > 1) records_.divided.push_back(id);
    if (is_empty) return records_.empty.push_back(id);
    if (rdata.size() > 1 && (rdata[1] == ' ' || rdata.back() == ' ')) {
      records_.with_edge.push_back(id);
    }
    if (control) records_.with_control_characters.push_back(id);
    sort_by_start(id, first, rdata);
  }

  void sort_by_start(RecordId id, char first, std::string_view rdata) {
    if (first == 'v' || first == 'V') {
      (text_starts_with(rdata, "v=spf") ? records_.spf : records_.versioned).push_back(id);
    } else if (std::string_view(" \t\"'\\(`").find(first) != std::string_view::npos) {
      records_.in_front.push_back(id);
    }
  }

  const Zone& zone_;
  const NameTraits& traits_;
  TxtRecords& records_;
};

}  // namespace

TxtRecords::TxtRecords(const Zone& zone) {
  Sorter sorter(zone, *this);
  for_each_with_rdata(zone, zone.records_of(RrType::txt),
                      [&sorter](RecordId id) { sorter.look_at(id); });
}

}  // namespace zonemend::rules
