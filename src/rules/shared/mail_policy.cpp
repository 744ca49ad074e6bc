#include "rules/shared/mail_policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "rules/shared/lookup.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

// The record's policy, or nothing when its text is none.
bool is_such_policy(const Zone& zone, RecordId id, IsPolicy is_policy) {
  TxtText text;
  text.read(zone, zone.record(id));
  return is_policy(read_tags(text.text())) && !text.is_judged_elsewhere();
}

// With another one in front of it.
bool has_label_inside(NameView name, std::string_view label) {
  const std::size_t before = labels_before(name, label);
  return before != std::string_view::npos && before > 0;
}

std::string_view scheme_of(std::string_view uri) {
  const std::size_t colon = uri.find(':');
  return colon == uri.npos ? std::string_view() : uri.substr(0, colon);
}

void check_report_uri(std::string_view uri, std::initializer_list<std::string_view> schemes,
                      TextFaults& faults) {
  const std::string_view scheme = scheme_of(uri);
  const bool is_known = std::any_of(schemes.begin(), schemes.end(), [&](std::string_view known) {
    return ascii::equal_ignoring_case(scheme, known);
  });
  const bool is_mail = ascii::equal_ignoring_case(scheme, "mailto");
  const bool has_at = uri.find('@') != uri.npos;
  if (is_known && (!is_mail || has_at) && uri.find(' ') == uri.npos) return;
  TextFault fault{uri,
                  fmt::format("'{}' is not an address that reports can be sent to", excerpt(uri)),
                  "write 'mailto:' and a mail address; commas separate several"};
  if (scheme.empty() && has_at && uri.find(' ') == uri.npos) {
    fault.instead = fmt::format("mailto:{}", uri);
    fault.help = fmt::format("write '{}'", fault.instead);
  }
  faults.push_back(std::move(fault));
}

}  // namespace

bool starts_with_labels(NameView name, std::initializer_list<std::string_view> labels) {
  for (const std::string_view label : labels) {
    if (name.is_root() || !ascii::equal_ignoring_case(name.first_label(), label)) return false;
    name = name.parent();
  }
  return true;
}

std::size_t labels_before(NameView name, std::string_view label) {
  for (std::size_t count = 0; !name.is_root(); ++count, name = name.parent()) {
    if (ascii::equal_ignoring_case(name.first_label(), label)) return count;
  }
  return std::string_view::npos;
}

bool is_dmarc_owner(NameView name) { return starts_with_labels(name, {"_dmarc"}); }

bool is_dkim_owner(NameView name) { return has_label_inside(name, "_domainkey"); }

bool is_mta_sts_owner(NameView name) { return starts_with_labels(name, {"_mta-sts"}); }

bool is_tls_rpt_owner(NameView name) { return starts_with_labels(name, {"_smtp", "_tls"}); }

bool is_bimi_owner(NameView name) { return has_label_inside(name, "_bimi"); }

bool has_version(const std::vector<Tag>& tags, std::string_view version) {
  return !tags.empty() && ascii::equal_ignoring_case(tags.front().name, "v") &&
         tags.front().value == version;
}

bool is_dkim_key(const std::vector<Tag>& tags) {
  return has_version(tags, "DKIM1") || find_tag(tags, "p") != nullptr;
}

void check_version(const std::vector<Tag>& tags, std::string_view version, TextFaults& faults) {
  if (has_version(tags, version)) return;
  const Tag* tag = find_tag(tags, "v");
  const std::string wanted = fmt::format("v={}", version);
  TextFault fault{tags.front().whole,
                  fmt::format("receivers skip this record: it does not begin with '{}'", wanted),
                  fmt::format("write '{};' in front of it", wanted), Severity::error};
  if (tag == &tags.front()) {
    fault.help = fmt::format("write '{}', in these letters, and a semicolon after it", wanted);
    if (ascii::equal_ignoring_case(tag->value, version)) fault.instead = wanted;
  } else if (tag != nullptr) {
    fault.at = tag->whole;
    fault.help = fmt::format("move '{}' to the front", excerpt(tag->whole));
  }
  faults.push_back(std::move(fault));
}

void check_report_uris(const Tag& tag, std::initializer_list<std::string_view> schemes,
                       TextFaults& faults) {
  for (const std::string_view uri : split_value(tag.value, ',')) {
    if (uri.empty()) {
      faults.push_back({tag.whole, fmt::format("'{}=' lacks an address", tag.name),
                        "write 'mailto:' and a mail address after it, or delete it"});
      return;
    }
    check_report_uri(uri, schemes, faults);
  }
}

void report_multiple(const Zone& zone, FindingSink& sink, const Rule& rule, MailPolicy policy,
                     IsPolicy is_policy, std::string_view what) {
  for (const NameId owner : repeated_owners(zone, zone.fact<TxtRecords>().at(policy))) {
    auto records = distinct_records(zone, records_at(zone, owner, RrType::txt));
    if (records.size() < 2) continue;
    std::erase_if(records, [&](RecordId id) { return !is_such_policy(zone, id, is_policy); });
    if (records.size() < 2) continue;
    Finding finding = make_finding(rule, place_of(zone, zone.record(records[1])),
                                   fmt::format("{} has {} {}, and receivers accept only one",
                                               quoted(zone.name(owner)), records.size(), what),
                                   "keep the one that is right and delete the others");
    finding.label = "another one";
    add_label(finding, zone, records[0], "first one here");
    for (std::size_t i = 2; i < records.size(); ++i) {
      add_label(finding, zone, records[i], "and here");
    }
    sink.push_back(std::move(finding));
  }
}

std::vector<NameId> alias_targets(const Zone& zone) {
  std::vector<NameId> targets;
  for (const RecordId id : zone.records_of(RrType::cname)) {
    const NameId target = zone.names().find(target_of(zone, zone.record(id)));
    if (target != no_name) targets.push_back(target);
  }
  std::sort(targets.begin(), targets.end());
  return targets;
}

}  // namespace zonemend::rules
