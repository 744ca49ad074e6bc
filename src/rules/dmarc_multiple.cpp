#include "rules/shared/mail_policy.h"

namespace zonemend::rules {

extern const Rule dmarc_multiple;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_multiple(
      zone, sink, dmarc_multiple, MailPolicy::dmarc,
      [](const std::vector<Tag>& tags) { return has_version(tags, "DMARC1"); }, "DMARC policies");
}

}  // namespace

const Rule dmarc_multiple = {
    .id = "dmarc-multiple",
    .severity = Severity::error,
    .summary = "name has more than one DMARC policy",
    .authority = "RFC 7489 section 6.6.3",
    .docs =
        {
            .what = "Two or more different TXT records at a name \"_dmarc\" whose text begins with "
                    "\"v=DMARC1\".",
            .why =
                "Receivers that find two policies follow neither: forged mail is treated as if "
                "there were no DMARC, and no reports come. A report service that is added with a "
                "record of its own is a common cause.",
            .example = "_dmarc IN TXT \"v=DMARC1; p=reject\"\n"
                       "_dmarc IN TXT \"v=DMARC1; p=none; rua=mailto:reports@example.net\"",
            .instead = "_dmarc IN TXT \"v=DMARC1; p=reject; rua=mailto:reports@example.net\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
