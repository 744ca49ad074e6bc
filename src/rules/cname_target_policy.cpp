#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/zone_start.h"
#include "zonemend/provider.h"

namespace zonemend::rules {

extern const Rule cname_target_policy;

namespace {

constexpr RuleOption options[] = {
    {.name = "hosts",
     .what = "the names that must be aliases (www sales), relative to the zone",
     .kind = RuleOption::Kind::list},
    {.name = "suffixes",
     .what = "the domains directly below which their targets must lie (kartra.com), or names of "
             "products (kartra)",
     .kind = RuleOption::Kind::list},
};

std::vector<Name> names_in(const std::vector<std::string>& words, NameView origin) {
  std::vector<Name> names;
  for (const std::string& word : words) {
    if (const auto name = Name::parse(word, origin)) names.push_back(*name);
  }
  return names;
}

// Of domains and products.
std::vector<Name> suffixes_in(std::vector<std::string> words) {
  for (std::string& word : words) {
    if (const Provider* provider = find_provider(word)) word = provider->suffix;
  }
  return names_in(words, Name());
}

// "a name directly below 'kartra.com.' or 'kartra.net.'"
std::string wanted(const std::vector<Name>& suffixes) {
  std::string text = "a name directly below ";
  for (std::size_t i = 0; i < suffixes.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == suffixes.size() ? " or " : ", ") + quoted(suffixes[i]);
  }
  return text;
}

bool fits(NameView target, const std::vector<Name>& suffixes) {
  return !target.is_root() &&
         std::any_of(suffixes.begin(), suffixes.end(),
                     [&](const Name& suffix) { return target.parent() == suffix.view(); });
}

void check_targets(const Zone& zone, FindingSink& sink, NameId host,
                   const std::vector<Name>& suffixes) {
  for (const RecordId id : records_at(zone, host, RrType::cname)) {
    const Record& record = zone.record(id);
    const NameView target = target_of(zone, record);
    if (fits(target, suffixes)) continue;
    sink.push_back(
        make_finding(cname_target_policy, target_place(zone, record),
                     fmt::format("{} is an alias of {}, but must be one of {}",
                                 quoted(zone.name(host)), quoted(target), wanted(suffixes)),
                     "correct the target"));
  }
}

void check_host(const Zone& zone, FindingSink& sink, NameView host,
                const std::vector<Name>& suffixes) {
  const NameId id = zone.names().find(host);
  if (zone.has(id, RrType::cname)) return check_targets(zone, sink, id, suffixes);
  const auto records = id == no_name ? std::span<const RecordId>{} : zone.records_at(id);
  if (records.empty() && !zone.complete()) return;
  const std::string must = fmt::format("must be an alias (CNAME) of {}", wanted(suffixes));
  if (records.empty()) {
    sink.push_back(make_finding(cname_target_policy, start_of(zone),
                                fmt::format("{} is not in the zone, but {}", quoted(host), must),
                                "add the CNAME record"));
    return;
  }
  sink.push_back(make_finding(cname_target_policy, place_of(zone, zone.record(records.front())),
                              fmt::format("{} has other records ({}), but {}", quoted(host),
                                          type_list(zone, records), must),
                              "write a CNAME record instead of them"));
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto suffixes = suffixes_in(context.list(cname_target_policy, "suffixes"));
  if (suffixes.empty()) return;
  for (const Name& host :
       names_in(context.list(cname_target_policy, "hosts"), zone.origin_name())) {
    if (zone.contains(host)) check_host(zone, sink, host, suffixes);
  }
}

}  // namespace

const Rule cname_target_policy = {
    .id = "cname-target-policy",
    .severity = Severity::error,
    .enabled = false,
    .summary = "host is not the alias (CNAME) that a policy of yours wants",
    .authority = "practice",
    .docs =
        {
            .what = "A host of the list 'hosts' that is not in the zone, or has other records than "
                    "a CNAME, or whose CNAME does not point at a name directly below one of "
                    "'suffixes'. With hosts = www sales and suffixes = kartra.com, the target "
                    "acme.kartra.com. is right; kartra.com. and a.acme.kartra.com. are not. Not "
                    "part of the default rules, and silent until both lists are set.",
            .why = "Pages that are hosted elsewhere work only as long as their names point at the "
                   "customer's own name there. An edit that points one at the host's bare domain, "
                   "or gives it an address, takes the page off the net, and is perfectly good DNS "
                   "otherwise.",
            .example = "; hosts = www\n"
                       "; suffixes = kartra.com\n"
                       "www IN CNAME kartra.com.",
            .instead = "; hosts = www\n"
                       "; suffixes = kartra.com\n"
                       "www IN CNAME acme.kartra.com.",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
