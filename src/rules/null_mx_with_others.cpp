#include "rules/shared/service_hosts.h"

namespace zonemend::rules {

extern const Rule null_mx_with_others;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_no_service_beside_hosts(zone, sink, null_mx_with_others, RrType::mx,
                                 {"takes no mail", "mail server"});
}

}  // namespace

const Rule null_mx_with_others = {
    .id = "null-mx-with-others",
    .severity = Severity::error,
    .summary = "\"no mail\" (MX 0 .) stands beside mail servers",
    .authority = "RFC 7505 section 3",
    .docs =
        {
            .what = "A name with an MX record whose target is '.', which says that the name takes "
                    "no mail, and with other MX records as well.",
            .why = "The records contradict each other, and each sender decides for itself: some "
                   "bounce all mail at once, others try the mail servers. A domain that stopped "
                   "taking mail is the usual case, with its old records left over.",
            .example = "@ IN MX 0 .\n"
                       "@ IN MX 10 mail.example.net.",
            .instead = "@ IN MX 0 .",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
