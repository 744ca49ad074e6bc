#include <fmt/format.h>

#include <algorithm>

#include "dns/rdata_wire.h"
#include "rules/shared/record_places.h"
#include "rules/shared/served_records.h"
#include "text/ascii.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule naptr_syntax;

namespace {

enum Field : std::size_t { flags_field = 2, expression_field = 4, replacement_field = 5 };

struct Naptr {
  std::string_view flags;
  std::string_view expression;
  NameView replacement;
};

Naptr read(std::string_view rdata) {
  std::size_t at = 4;  // behind order and preference
  const auto next_string = [&] {
    const std::string_view text = rdata.substr(at + 1, get8(rdata, at));
    at += 1 + text.size();
    return text;
  };
  const std::string_view flags = next_string();
  next_string();  // services
  const std::string_view expression = next_string();
  return {flags, expression, NameView(rdata.substr(at))};
}

// S, A, U and P end the search, each with another kind of result.
std::size_t terminal_flags(std::string_view flags) {
  return static_cast<std::size_t>(std::count_if(flags.begin(), flags.end(), [](char c) {
    return std::string_view("saup").find(ascii::lower(c)) != std::string_view::npos;
  }));
}

bool has_flag(std::string_view flags, char wanted) {
  return std::any_of(flags.begin(), flags.end(),
                     [wanted](char c) { return ascii::lower(c) == wanted; });
}

struct Fault {
  std::size_t field;
  std::string_view message;
  std::string_view help;
};

std::optional<Fault> fault_of(const Naptr& naptr) {
  if (!std::all_of(naptr.flags.begin(), naptr.flags.end(), ascii::is_alnum)) {
    return Fault{flags_field, "flags (NAPTR) are single letters or digits",
                 "write one of \"u\", \"s\", \"a\", \"p\" or \"\""};
  }
  if (terminal_flags(naptr.flags) > 1) {
    return Fault{flags_field, "these flags (NAPTR) exclude each other",
                 "keep one of s, a, u and p: each says what kind of result the record has"};
  }
  const bool has_expression = !naptr.expression.empty();
  if (has_expression && !naptr.replacement.is_root()) {
    return Fault{replacement_field,
                 "clients drop this record (NAPTR): it has an expression and a replacement",
                 "write '.' for the replacement, or \"\" for the expression"};
  }
  if (has_flag(naptr.flags, 'u') && !has_expression) {
    return Fault{expression_field,
                 "the flag u (NAPTR) asks for an expression that yields a URI, and there is none",
                 "write one, as in \"!^.*$!sip:info@example.com!\", and '.' for the replacement"};
  }
  if (terminal_flags(naptr.flags) == 1 && !has_flag(naptr.flags, 'p') && !has_expression &&
      naptr.replacement.is_root()) {
    return Fault{replacement_field, "this record (NAPTR) leads to no name",
                 "write the name to go on with"};
  }
  return std::nullopt;
}

void check(const Zone& zone, FindingSink& sink) {
  for_served(zone, RrType::naptr, [&](const Record& record) {
    const auto fault = fault_of(read(zone.rdata(record)));
    if (!fault) return;
    sink.push_back(make_finding(naptr_syntax, field_place(zone, record, fault->field),
                                std::string(fault->message), std::string(fault->help)));
  });
}

}  // namespace

const Rule naptr_syntax = {
    .id = "naptr-syntax",
    .severity = Severity::error,
    .summary = "fields of a NAPTR record contradict each other",
    .authority = "RFC 3403 section 4.1",
    .docs =
        {
            .what = "A NAPTR record with flags that are not letters or digits or that exclude "
                    "each other, with both an expression and a replacement, or with neither "
                    "where the flags ask for one. An expression that cannot be read is reported "
                    "by bad-rdata.",
            .why = "Telephone systems drop such a record or fail on it, and the call does not go "
                   "through. BIND looks at the expression alone, and loads the rest without a "
                   "word.",
            .example = "@ IN NAPTR 100 10 \"u\" \"E2U+sip\" \"!^.*$!sip:info@example.com!\" sip",
            .instead = "@ IN NAPTR 100 10 \"u\" \"E2U+sip\" \"!^.*$!sip:info@example.com!\" .",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
