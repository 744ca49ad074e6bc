#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rules/shared/mail_policy.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule dkim_owner_doubled;

namespace {

struct Fault {
  std::string_view message;
  std::string_view help;
};

// Nothing for a name that is right, or that an alias in another zone may point at.
const Fault* fault_of(NameView owner, NameView origin) {
  static constexpr Fault twice{"it has '_domainkey' twice", "delete one of them"};
  static constexpr Fault bare{"'domainkey' lacks its underscore", "write '_domainkey'"};
  static constexpr Fault front{"no selector stands in front of '_domainkey'",
                               "write the selector that the signer uses, and a dot, in front"};
  static constexpr Fault apex{"it is the domain's own name",
                              "write the selector that the signer uses and '._domainkey' in front"};
  const std::size_t before = labels_before(owner, "_domainkey");
  if (before != std::string_view::npos) {
    const NameView behind = owner.suffix(owner.label_count() - before - 1);
    if (labels_before(behind, "_domainkey") != std::string_view::npos) return &twice;
    return before == 0 ? &front : nullptr;
  }
  if (labels_before(owner, "domainkey") != std::string_view::npos) return &bare;
  return owner == origin && !owner.is_root() ? &apex : nullptr;
}

bool is_key(const TxtText& text) {
  const std::vector<Tag> tags = read_tags(text.text());
  return find_tag(tags, "p") != nullptr &&
         (has_version(tags, "DKIM1") || find_tag(tags, "k") != nullptr);
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  std::vector<NameId> targets;
  bool has_targets = false;
  const NameView origin = zone.origin_name();
  for_texts(zone, zone.fact<TxtRecords>().near_domain_key, [&](const TxtText& text) {
    const Record& record = text.record();
    const Fault* fault = fault_of(zone.name(record.owner), origin);
    if (fault == nullptr || !is_key(text) || text.is_judged_elsewhere()) return;
    if (!std::exchange(has_targets, true)) targets = alias_targets(zone);
    if (std::binary_search(targets.begin(), targets.end(), record.owner)) return;
    sink.push_back(make_finding(dkim_owner_doubled, place_of(zone, record),
                                fmt::format("nobody looks for a DKIM key at {}: {}",
                                            quoted(zone.name(record.owner)), fault->message),
                                std::string(fault->help)));
  });
}

}  // namespace

const Rule dkim_owner_doubled = {
    .id = "dkim-owner-doubled",
    .severity = Severity::error,
    .summary = "DKIM key stands at a name where nobody looks for it",
    .authority = "RFC 6376 section 3.6.2.1",
    .docs =
        {
            .what = "A TXT record with a DKIM key at a name with \"_domainkey\" twice, with "
                    "\"domainkey\" instead, without a selector in front of it, or at the zone's "
                    "own name. Names that an alias of the zone points at are not reported. A "
                    "name that ends in the zone's name twice has a rule of its own "
                    "(name-repeats-origin).",
            .why = "Receivers ask for the key at SELECTOR._domainkey in front of the signing "
                   "domain. At another name it is not found, and all signatures fail. Panels that "
                   "add \"_domainkey\" by themselves, and instructions that give it in the name, "
                   "make it twice.",
            .example = "mail._domainkey._domainkey IN TXT \"v=DKIM1; k=ed25519; "
                       "p=VIRXAdRgC/oR8sGsPiO5FpAcccjZt8aa5zWJmZt/bjY=\"",
            .instead = "mail._domainkey IN TXT \"v=DKIM1; k=ed25519; "
                       "p=VIRXAdRgC/oR8sGsPiO5FpAcccjZt8aa5zWJmZt/bjY=\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
