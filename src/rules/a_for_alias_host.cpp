#include <fmt/format.h>

#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule a_for_alias_host;

namespace {

constexpr RuleOption options[] = {
    {.name = "hosts",
     .what = "the hosts that must be aliases; below the zone unless they end in a dot",
     .kind = RuleOption::Kind::list},
};

void report(const Zone& zone, FindingSink& sink, NameId host) {
  std::vector<RecordId> addresses = records_at(zone, host, RrType::a);
  for (const RecordId id : records_at(zone, host, RrType::aaaa)) addresses.push_back(id);
  if (addresses.empty()) return;
  const Record& first = zone.record(addresses.front());
  Finding finding =
      make_finding(a_for_alias_host, place_of(zone, first),
                   fmt::format("{} has an address ({}) of its own and should be an alias (CNAME)",
                               quoted(zone.name(host)), rr_type_text(first.type)),
                   "replace its addresses by a CNAME to the name that your provider gave you");
  for (std::size_t i = 1; i < addresses.size(); ++i) {
    add_label(finding, zone, addresses[i], "another address here");
  }
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  for (const std::string& word : context.list(a_for_alias_host, "hosts")) {
    const auto name = Name::parse(word, zone.origin_name());
    const NameId host = name ? zone.names().find(*name) : no_name;
    // No alias can stand at the zone's own name.
    if (host != no_name && host != zone.origin()) report(zone, sink, host);
  }
}

}  // namespace

const Rule a_for_alias_host = {
    .id = "a-for-alias-host",
    .severity = Severity::warning,
    .enabled = false,
    .summary = "host that must be an alias (CNAME) has addresses of its own",
    .authority = "practice",
    .docs =
        {
            .what = "An A or AAAA record at a host in the list \"hosts\". Without a list nothing "
                    "is checked.",
            .why = "The provider of a hosted shop or page moves it from server to server and keeps "
                   "its own name up to date. Whoever writes the address of today instead of an "
                   "alias loses the site with the next move, and its certificate before that.",
            .example = "; hosts = shop\n"
                       "shop IN A 192.0.2.80",
            .instead = "; hosts = shop\n"
                       "shop IN CNAME acme.example.net.",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
