#include "rules/shared/mail_policy.h"

namespace zonemend::rules {

extern const Rule tlsrpt_syntax;

namespace {

constexpr std::string_view version = "TLSRPTv1";

bool is_policy(const std::vector<Tag>& tags) { return has_version(tags, version); }

void check_text(const TxtText& text, FindingSink& sink) {
  const std::vector<Tag> tags = read_tags(text.text());
  const Tag* addresses = find_tag(tags, "rua");
  if (tags.empty() || (find_tag(tags, "v") == nullptr && addresses == nullptr)) return;
  TextFaults faults;
  check_form(tags, "TLS-RPT record", faults);
  check_version(tags, version, faults);
  if (addresses != nullptr) {
    check_report_uris(*addresses, {"mailto", "https"}, faults);
  } else if (faults.empty()) {
    faults.push_back({tags.front().whole, "this TLS-RPT record has no 'rua='",
                      "add 'rua=mailto:' and the mail address that wants the reports"});
  }
  for (TextFault& fault : faults) fault.severity = Severity::warning;
  report_faults(text, sink, tlsrpt_syntax, faults);
}

void check(const Zone& zone, FindingSink& sink) {
  for_texts_at(zone, MailPolicy::tls_rpt, [&sink](const TxtText& text) { check_text(text, sink); });
  report_multiple(zone, sink, tlsrpt_syntax, MailPolicy::tls_rpt, is_policy, "TLS-RPT records");
}

}  // namespace

const Rule tlsrpt_syntax = {
    .id = "tlsrpt-syntax",
    .severity = Severity::warning,
    .summary = "TLS-RPT record cannot be read",
    .authority = "RFC 8460 section 3",
    .docs =
        {
            .what =
                "A TXT record at \"_smtp._tls\" that does not begin with \"v=TLSRPTv1\", whose "
                "\"rua=\" is missing or no address (mailto: or https:), or a second such record.",
            .why = "Senders then report nothing about failed encryption, and you do not learn that "
                   "mail to you is held up.",
            .example = "_smtp._tls IN TXT \"v=TLSRPTv1; rua=postmaster@example.com\"",
            .instead = "_smtp._tls IN TXT \"v=TLSRPTv1; rua=mailto:postmaster@example.com\"",
            .fix = "Adds a missing \"mailto:\", and writes the version in the right letters. It is "
                   "unsafe, because another text is served then.",
        },
    .check = check,
};

}  // namespace zonemend::rules
