#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "rules/shared/idn.h"
#include "rules/shared/records.h"
#include "rules/shared/unencoded_names.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule idn_unencoded;

namespace {

using Uses = std::vector<UnencodedName>;

// By name, the names in file order.
std::vector<Uses> uses_by_name(const Zone& zone) {
  std::vector<Uses> result;
  std::map<std::string, std::size_t> places;
  for (const UnencodedName& name : unencoded_names(zone)) {
    if (!name.utf8) continue;
    std::string key(name.name.view().wire());
    for (char& c : key) c = ascii::lower(c);
    const auto [place, is_new] = places.try_emplace(std::move(key), result.size());
    if (is_new) result.emplace_back();
    result[place->second].push_back(name);
  }
  return result;
}

// The same word with its international labels in the xn-- form.
std::optional<std::string> encoded(std::string_view written) {
  if (written.find('\\') != written.npos) return std::nullopt;
  std::string result;
  for (std::size_t begin = 0; begin <= written.size();) {
    const std::size_t end = std::min(written.find('.', begin), written.size());
    const std::string_view label = written.substr(begin, end - begin);
    const bool plain = std::all_of(label.begin(), label.end(),
                                   [](char c) { return static_cast<signed char>(c) >= 0; });
    const auto a_label = plain ? std::string(label) : to_a_label(label);
    if (!a_label) return std::nullopt;
    result += *a_label;
    if (end < written.size()) result += '.';
    begin = end + 1;
  }
  return result;
}

std::optional<Fix> encode_all(const Zone& zone, const Uses& uses, const std::string& shown) {
  Fix fix{fmt::format("write '{}'", shown), Safety::unsafe, {}};
  for (const UnencodedName& use : uses) {
    if (zone.times_read(use.span.source) > 1) return std::nullopt;
    auto text = encoded(zone.sources().text(use.span));
    if (!text) return std::nullopt;
    fix.edits.push_back({use.span, std::move(*text)});
  }
  return fix;
}

Finding describe(const Zone& zone, const Uses& uses) {
  const UnencodedName& first = uses.front();
  const std::string_view written = zone.sources().text(first.span);
  const bool refused =
      std::any_of(uses.begin(), uses.end(), [](const UnencodedName& use) { return use.refused; });
  const auto text = encoded(written);
  Finding finding = make_finding(
      idn_unencoded, first.span,
      fmt::format("the international name '{}' is not in its xn-- form", written),
      text ? fmt::format("write '{}'", *text)
           : std::string("write its xn-- form, as a converter for international domain names "
                         "(IDN) shows it"));
  if (refused) {
    finding.severity = Severity::error;
    finding.message += "; a BIND server refuses the zone";
  }
  finding.label = "nobody asks for this name";
  if (text) {
    if (auto fix = encode_all(zone, uses, *text)) finding.fixes.push_back(std::move(*fix));
  }
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  for (const Uses& uses : uses_by_name(zone)) sink.push_back(describe(zone, uses));
}

}  // namespace

const Rule idn_unencoded = {
    .id = "idn-unencoded",
    .severity = Severity::warning,
    .summary = "international domain name is not in its xn-- form",
    .authority = "RFC 5890 section 2.3.2.1",
    .docs =
        {
            .what =
                "A domain name with letters outside ASCII, in UTF-8. One finding for each name. "
                "The names of services below _tcp and _udp (DNS-SD), which are UTF-8, are left "
                "out. It is an error for the names of hosts: a BIND server refuses to load "
                "such a zone as a primary, while named-checkzone only warns.",
            .why = "Browsers and mail programs translate an international name into its xn-- form "
                   "and ask for that. The name as written here is another one, for which nobody "
                   "asks.",
            .example = "b\xc3\xbc"
                       "cher IN A 192.0.2.80",
            .instead = "xn--bcher-kva IN A 192.0.2.80",
            .fix =
                "Writes the xn-- form in all places of the name. There is none for letters whose "
                "form only the tables of Unicode tell. It is unsafe: the zone then answers for "
                "another name.",
        },
    .check = check,
};

}  // namespace zonemend::rules
