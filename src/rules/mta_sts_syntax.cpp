#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/mail_policy.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule mta_sts_syntax;

namespace {

constexpr std::string_view version = "STSv1";

bool is_policy(const std::vector<Tag>& tags) { return has_version(tags, version); }

bool is_id(std::string_view value) {
  constexpr std::size_t most = 32;
  return !value.empty() && value.size() <= most &&
         std::all_of(value.begin(), value.end(), ascii::is_alnum);
}

void check_text(const TxtText& text, FindingSink& sink) {
  const std::vector<Tag> tags = read_tags(text.text());
  const Tag* id = find_tag(tags, "id");
  if (tags.empty() || (find_tag(tags, "v") == nullptr && id == nullptr)) return;
  TextFaults faults;
  check_form(tags, "MTA-STS record", faults);
  check_version(tags, version, faults);
  if (id == nullptr && faults.empty()) {
    faults.push_back({tags.front().whole, "this MTA-STS record has no 'id='",
                      "add an 'id=', and change it whenever the policy changes"});
  } else if (id != nullptr && !is_id(id->value)) {
    faults.push_back(
        {id->whole,
         fmt::format("'{}' is not a valid identifier (id) of a policy", excerpt(id->value)),
         "write letters and digits alone, 32 at most: a date does (20260304T01)"});
  }
  for (TextFault& fault : faults) fault.severity = Severity::warning;
  report_faults(text, sink, mta_sts_syntax, faults);
}

void check(const Zone& zone, FindingSink& sink) {
  for_texts_at(zone, MailPolicy::mta_sts, [&sink](const TxtText& text) { check_text(text, sink); });
  report_multiple(zone, sink, mta_sts_syntax, MailPolicy::mta_sts, is_policy, "MTA-STS records");
}

}  // namespace

const Rule mta_sts_syntax = {
    .id = "mta-sts-syntax",
    .severity = Severity::warning,
    .summary = "MTA-STS record cannot be read",
    .authority = "RFC 8461 section 3.1",
    .docs =
        {
            .what =
                "A TXT record at \"_mta-sts\" that does not begin with \"v=STSv1\", whose \"id=\" "
                "is missing or not made of up to 32 letters and digits, or a second such "
                "record.",
            .why = "Senders then see no policy: they send mail to you even where the connection is "
                   "not encrypted, or keep an old policy.",
            .example = "_mta-sts IN TXT \"v=STSv1; id=2026-03-04\"",
            .instead = "_mta-sts IN TXT \"v=STSv1; id=20260304\"",
            .fix = "Writes the version in the right letters. It is unsafe, because another text is "
                   "served then.",
        },
    .check = check,
};

}  // namespace zonemend::rules
