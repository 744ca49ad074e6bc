#include <fmt/format.h>

#include "rules/shared/caa.h"
#include "rules/shared/record_places.h"
#include "rules/shared/served_records.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule caa_bad_value;

namespace {

struct Fault {
  std::string_view message;
  std::string_view label;
  std::string help;
};

bool starts_with_scheme(std::string_view url, std::string_view scheme) {
  return url.size() > scheme.size() &&
         ascii::equal_ignoring_case(url.substr(0, scheme.size()), scheme);
}

std::optional<Fault> fault_of_report_url(std::string_view url) {
  for (const std::string_view scheme : {"mailto:", "https://", "http://"}) {
    if (starts_with_scheme(url, scheme)) return std::nullopt;
  }
  const bool is_mail = url.find('@') != url.npos && url.find(':') == url.npos;
  return Fault{
      "reports of refused certificates cannot be sent to this", "not a URL",
      is_mail ? fmt::format("write 'mailto:{}'", url) : "write a mailto:, https: or http: URL"};
}

std::optional<Fault> fault_of_address(std::string_view address) {
  const bool is_address = address.find('@') != address.npos && address.find(':') == address.npos;
  if (is_address) return std::nullopt;
  return Fault{"authorities cannot write to this", "not a mail address",
               "write the bare address, as in 'security@example.com'"};
}

std::optional<Fault> fault_of(const CaaProperty& property) {
  if (property.is("iodef")) return fault_of_report_url(property.value);
  if (property.is("contactemail")) return fault_of_address(property.value);
  if (!names_authority(property)) return std::nullopt;
  const IssueValue read = read_issue_value(property.value);
  if (read.fault.empty()) return std::nullopt;
  return Fault{"this value allows no certification authority", read.fault, std::string(read.help)};
}

// "issue ca.example.net;account=1" without quotes: the parameters are a comment.
std::optional<Span> lost_parameters(const Zone& zone, const Record& record) {
  if (!has_written_fields(zone, record)) return std::nullopt;
  const RecordText text = record_text(zone, record);
  const Span value = text.rdata.back();
  if (text.comment.begin != value.end || text.comment.end == value.end) return std::nullopt;
  if (zone.sources().text(value).starts_with('"')) return std::nullopt;
  const std::string_view comment = zone.sources().text(text.comment);
  const std::size_t equals = comment.find('=');
  if (equals == comment.npos || comment.find_first_of(" \t", 2) < equals) return std::nullopt;
  return text.comment;
}

Finding describe_lost(const Zone& zone, const Record& record, const Span& comment) {
  const Span value = field_place(zone, record, caa_value_field);
  Finding finding = make_finding(
      caa_bad_value, comment,
      "these parameters are not part of the record: without quotes, ';' starts a comment",
      fmt::format("write \"{}{}\"", zone.sources().text(value), zone.sources().text(comment)));
  finding.label = "a comment";
  finding.fixes.push_back({"put the value in quotes",
                           Safety::unsafe,
                           {{{value.source, value.begin, value.begin}, "\""},
                            {{comment.source, comment.end, comment.end}, "\""}}});
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  for_served(zone, RrType::caa, [&](const Record& record) {
    const CaaProperty property = caa_property(zone, record);
    if (auto fault = fault_of(property)) {
      Finding finding = make_finding(caa_bad_value, field_place(zone, record, caa_value_field),
                                     std::string(fault->message), std::move(fault->help));
      finding.label = fault->label;
      sink.push_back(std::move(finding));
    } else if (names_authority(property)) {
      const auto comment = lost_parameters(zone, record);
      if (comment) sink.push_back(describe_lost(zone, record, *comment));
    }
  });
}

}  // namespace

const Rule caa_bad_value = {
    .id = "caa-bad-value",
    .severity = Severity::warning,
    .summary = "CAA record has a value that does not fit its tag",
    .authority = "RFC 8659 section 4.2",
    .docs =
        {
            .what = "A CAA record for an authority (issue, issuewild, issuemail, issuevmc) "
                    "whose value is not a domain, perhaps with parameters after a ';', or whose "
                    "parameters became a comment because the value is not in quotes; an iodef "
                    "that is not a mailto:, https: or http: URL; a contactemail that is not a "
                    "mail address.",
            .why = "Certification authorities take a value that they cannot read for "
                   "\"nobody\": the next certificate is refused, often months after the record "
                   "was written. Lost parameters lift a restriction, and without a URL no "
                   "report arrives.",
            .example = "@ IN CAA 0 issue \"https://letsencrypt.org\"\n"
                       "@ IN CAA 0 iodef \"security@example.com\"",
            .instead = "@ IN CAA 0 issue \"letsencrypt.org\"\n"
                       "@ IN CAA 0 iodef \"mailto:security@example.com\"",
            .fix = "Puts a value in quotes whose parameters are a comment. It is unsafe, because "
                   "it changes who may issue certificates.",
        },
    .check = check,
};

}  // namespace zonemend::rules
