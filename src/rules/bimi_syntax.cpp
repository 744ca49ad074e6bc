#include <fmt/format.h>

#include "rules/shared/mail_policy.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule bimi_syntax;

namespace {

constexpr std::string_view version = "BIMI1";

bool is_policy(const std::vector<Tag>& tags) { return has_version(tags, version); }

// Empty, which declines, or a web address over https.
void check_address(const Tag& tag, TextFaults& faults) {
  constexpr std::string_view scheme = "https://";
  if (tag.value.empty() || ascii::equal_ignoring_case(tag.value.substr(0, scheme.size()), scheme)) {
    return;
  }
  faults.push_back(
      {tag.whole,
       fmt::format("'{}' is not an address that begins with 'https://'", excerpt(tag.value)),
       "put the file on a server that has https, and write its address"});
}

void check_text(const TxtText& text, FindingSink& sink) {
  const std::vector<Tag> tags = read_tags(text.text());
  const Tag* logo = find_tag(tags, "l");
  if (tags.empty() || (find_tag(tags, "v") == nullptr && logo == nullptr)) return;
  TextFaults faults;
  check_form(tags, "BIMI record", faults);
  check_version(tags, version, faults);
  if (logo == nullptr && faults.empty()) {
    faults.push_back({tags.front().whole, "this BIMI record has no 'l='",
                      "add 'l=' and the address of the logo"});
  }
  if (logo != nullptr) check_address(*logo, faults);
  if (const Tag* evidence = find_tag(tags, "a")) check_address(*evidence, faults);
  for (TextFault& fault : faults) fault.severity = Severity::warning;
  report_faults(text, sink, bimi_syntax, faults);
}

void check(const Zone& zone, FindingSink& sink) {
  for_texts_at(zone, MailPolicy::bimi, [&sink](const TxtText& text) { check_text(text, sink); });
  report_multiple(zone, sink, bimi_syntax, MailPolicy::bimi, is_policy, "BIMI records");
}

}  // namespace

const Rule bimi_syntax = {
    .id = "bimi-syntax",
    .severity = Severity::warning,
    .summary = "BIMI record cannot be read",
    .authority = "draft-brand-indicators-for-message-identification section 4.2",
    .docs =
        {
            .what = "A TXT record at SELECTOR._bimi that does not begin with \"v=BIMI1\", has "
                    "no \"l=\", an address that is not https, or a second such record. An empty "
                    "\"l=\" declines to show a logo and is valid.",
            .why = "Mail programs that show the logo of a sender skip a record that they cannot "
                   "read.",
            .example = "default._bimi IN TXT \"v=BIMI1; l=http://www.example.com/logo.svg\"",
            .instead = "default._bimi IN TXT \"v=BIMI1; l=https://www.example.com/logo.svg\"",
            .fix = "Writes the version in the right letters. It is unsafe, because another text is "
                   "served then.",
        },
    .check = check,
};

}  // namespace zonemend::rules
