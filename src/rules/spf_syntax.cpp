#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/spf.h"
#include "rules/shared/spf_records.h"
#include "rules/shared/txt_records.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule spf_syntax;

namespace {

// "redirect" and "exp" may stand there once.
void check_once(const SpfPolicy& policy, SpfKind kind, TextFaults& faults) {
  const SpfTerm* first = policy.find(kind);
  for (const SpfTerm& term : policy.terms) {
    if (term.kind != kind || &term == first) continue;
    faults.push_back({term.whole, fmt::format("'{}=' stands in the policy twice", term.name),
                      "delete one of the two", Severity::error});
  }
}

void check_policy(const SpfPolicy& policy, FindingSink& sink) {
  TextFaults faults;
  for (const SpfTerm& term : policy.terms) check_spf_term(term, faults);
  check_once(policy, SpfKind::redirect, faults);
  check_once(policy, SpfKind::exp, faults);
  report_faults(policy.text, sink, spf_syntax, faults);
}

// Of another version, or with something other than a space behind it: "v=spf1;", "v=spf 1".
void check_version(const TxtText& text, FindingSink& sink) {
  const std::string_view version = text.text().substr(0, text.text().find(' '));
  TextFault fault{version, fmt::format("'{}' is not read as an SPF policy", excerpt(version)),
                  fmt::format("begin with '{}' and a space", spf_version), Severity::error};
  const bool ends_oddly = version.size() == spf_version.size() + 1 &&
                          std::string_view(";,:.").find(version.back()) != version.npos;
  if (ends_oddly && is_spf(version.substr(0, spf_version.size()))) fault.instead = spf_version;
  report_faults(text, sink, spf_syntax, {std::move(fault)});
}

// The version is there, but behind blanks, quotes or the like.
void check_front(const TxtText& text, FindingSink& sink) {
  const std::string_view all = text.text();
  const std::size_t begin =
      static_cast<std::size_t>(std::find_if(all.begin(), all.end(), ascii::is_alnum) - all.begin());
  if (begin == 0 || !is_spf(all.substr(std::min(begin, all.size())))) return;
  report_faults(text, sink, spf_syntax,
                {{all.substr(0, begin),
                  "this is not read as an SPF policy: other characters stand before 'v=spf1'",
                  "delete them", Severity::error}});
}

void check(const Zone& zone, FindingSink& sink) {
  for_spf_policies(zone, spf_faulty,
                   [&sink](const SpfPolicy& policy) { check_policy(policy, sink); });
  for (const SpfRecord& spf : zone.fact<SpfRecords>().all) {
    if (spf.traits != spf_no_policy) continue;
    TxtText text;
    text.read(zone, zone.record(spf.record));
    check_version(text, sink);
  }
  for_texts(zone, zone.fact<TxtRecords>().in_front,
            [&sink](const TxtText& text) { check_front(text, sink); });
}

}  // namespace

const Rule spf_syntax = {
    .id = "spf-syntax",
    .severity = Severity::error,
    .summary = "SPF policy cannot be read",
    .authority = "RFC 7208 section 4.6.1",
    .docs =
        {
            .what = "A term that is none of SPF (RFC 7208), an address, name, prefix length or "
                    "macro that is malformed, a setting that stands there twice, or a version that "
                    "is not \"v=spf1\" and a space. Settings that SPF does not define are allowed; "
                    "a warning is given where one looks like a slip (\"ip4=\" for \"ip4:\").",
            .why = "One wrong term makes the whole policy void: receivers answer with a permanent "
                   "error (permerror), whoever sent the mail, and some refuse it. Without the "
                   "exact version, they see no policy at all.",
            .example = "@ IN TXT \"v=spf1 ipv4:192.0.2.25 include:_spf.example.net; -all\"",
            .instead = "@ IN TXT \"v=spf1 ip4:192.0.2.25 include:_spf.example.net -all\"",
            .fix = "Writes what was meant where that is certain: \"ip4:\" for \"ipv4:\", "
                   "\"redirect=\" for \"redirect:\", a term without the comma or semicolon at its "
                   "end. It is unsafe, because another text is served then.",
        },
    .check = check,
};

}  // namespace zonemend::rules
