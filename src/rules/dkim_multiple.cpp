#include "rules/shared/mail_policy.h"

namespace zonemend::rules {

extern const Rule dkim_multiple;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_multiple(zone, sink, dkim_multiple, MailPolicy::dkim, is_dkim_key, "DKIM keys");
}

}  // namespace

const Rule dkim_multiple = {
    .id = "dkim-multiple",
    .severity = Severity::error,
    .summary = "selector has more than one DKIM key",
    .authority = "RFC 6376 section 3.6.2.2",
    .docs =
        {
            .what = "Two or more different TXT records with a DKIM key at one name "
                    "SELECTOR._domainkey.",
            .why = "A selector names one key. With two, receivers take either of them or none, "
                   "differently from answer to answer: signatures fail now and then, and "
                   "nobody can tell why. A new key needs a selector of its own.",
            .example = "mail._domainkey IN TXT \"v=DKIM1; k=ed25519; "
                       "p=VIRXAdRgC/oR8sGsPiO5FpAcccjZt8aa5zWJmZt/bjY=\"\n"
                       "mail._domainkey IN TXT \"v=DKIM1; k=ed25519; "
                       "p=MKZjWwHqvuXYBjL5yB7yzlAKO3PqleW24+1LBaozhs8=\"",
            .instead = "mail2024._domainkey IN TXT \"v=DKIM1; k=ed25519; "
                       "p=VIRXAdRgC/oR8sGsPiO5FpAcccjZt8aa5zWJmZt/bjY=\"\n"
                       "mail2026._domainkey IN TXT \"v=DKIM1; k=ed25519; "
                       "p=MKZjWwHqvuXYBjL5yB7yzlAKO3PqleW24+1LBaozhs8=\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
