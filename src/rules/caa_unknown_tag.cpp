#include <fmt/format.h>

#include "lint/nearest_name.h"
#include "rules/shared/caa.h"
#include "rules/shared/record_places.h"
#include "rules/shared/served_records.h"
#include "text/ascii.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule caa_unknown_tag;

namespace {

std::string in_lower_case(std::string_view tag) {
  std::string text(tag);
  for (char& c : text) c = ascii::lower(c);
  return text;
}

Finding describe(const Zone& zone, const Record& record, const CaaProperty& property) {
  const Place place = field_place(zone, record, caa_tag_field);
  const std::string_view nearest = nearest_name(in_lower_case(property.tag), known_caa_tags());
  Finding finding = make_finding(
      caa_unknown_tag, place,
      property.is_critical()
          ? fmt::format("no certification authority knows the tag '{}', and because of the flag "
                        "128 none may issue a certificate",
                        property.tag)
          : fmt::format("no certification authority knows the tag '{}': the record has no effect",
                        property.tag),
      nearest.empty()
          ? "write issue, issuewild, issuemail or iodef, or delete the record"
          : fmt::format("write '{}' if that is what is meant, or delete the record", nearest));
  finding.label = "not a registered tag";
  if (!nearest.empty() && has_written_fields(zone, record)) {
    finding.fixes.push_back(
        {fmt::format("write '{}'", nearest), Safety::unsafe, {{place.span, std::string(nearest)}}});
  }
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  for_served(zone, RrType::caa, [&](const Record& record) {
    const CaaProperty property = caa_property(zone, record);
    if (!is_known_caa_tag(property)) sink.push_back(describe(zone, record, property));
  });
}

}  // namespace

const Rule caa_unknown_tag = {
    .id = "caa-unknown-tag",
    .severity = Severity::warning,
    .summary = "CAA record has a tag that no certification authority knows",
    .authority = "RFC 8659 section 4.1; RFC 9495",
    .docs =
        {
            .what = "A CAA record whose tag is none of issue, issuewild, iodef, issuemail, "
                    "issuevmc, contactemail and contactphone.",
            .why = "Certification authorities skip records with tags that they do not know, so a "
                   "typing error takes the restriction away: anybody may issue again. With the "
                   "flag 128 they refuse instead, and nobody can issue.",
            .example = "@ IN CAA 0 isue \"letsencrypt.org\"",
            .instead = "@ IN CAA 0 issue \"letsencrypt.org\"",
            .fix = "Writes the known tag that differs by a slip of the finger. It is unsafe, "
                   "because it changes who may issue certificates.",
        },
    .check = check,
};

}  // namespace zonemend::rules
