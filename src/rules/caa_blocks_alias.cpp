#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>
#include <string>

#include "rules/shared/caa.h"
#include "rules/shared/lookup.h"
#include "text/ascii.h"
#include "zonemend/provider.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule caa_blocks_alias;

namespace {

constexpr std::string_view option_name = "authorities";

// Whose certificates a host of that service gets.
struct Need {
  Name suffix;
  std::string_view authority;
};

// "kartra.com=letsencrypt.org"
std::vector<Need> needs_of(const CheckContext& context) {
  std::vector<Need> needs;
  for (const std::string& word : context.list(caa_blocks_alias, option_name)) {
    const std::size_t equals = word.find('=');
    if (equals == word.npos) continue;
    const auto suffix = Name::parse(word.substr(0, equals), Name());
    if (suffix) needs.push_back({*suffix, std::string_view(word).substr(equals + 1)});
  }
  return needs;
}

using Authorities = std::set<std::string>;  // in small letters

// What the service behind `target` is missing: an authority by name, or, of a known product whose
// authority nobody has set, "any authority". Empty when it may have what it needs.
std::string missing_authority(NameView target, const Authorities& allowed,
                              const std::vector<Need>& needs) {
  std::string missing;
  for (const Need& need : needs) {
    if (!target.is_at_or_below(need.suffix)) continue;
    if (allowed.contains(ascii::in_small_letters(need.authority))) return {};
    missing += (missing.empty() ? "" : " or ") + fmt::format("'{}'", need.authority);
  }
  if (!missing.empty()) return missing;
  return allowed.empty() && provider_of(target) != nullptr ? "any authority" : "";
}

std::string name_of_service(NameView target) {
  const Provider* provider = provider_of(target);
  return provider != nullptr ? std::string(provider->name) : quoted(target);
}

// Who may issue for the names to which the CAA records of an owner apply.
struct InForce {
  std::optional<Authorities> authorities;  // nothing: everybody
  std::vector<RecordId> records;  // the first that say so: more than anybody has help nobody
};

InForce in_force_at(const Zone& zone, NameId owner) {
  constexpr std::size_t most = 20;
  const CaaSet set(zone, owner);
  InForce in_force;
  if (const auto authorities = set.authorities()) {
    in_force.authorities.emplace();
    for (const auto authority : *authorities) {
      in_force.authorities->insert(ascii::in_small_letters(authority));
    }
  }
  for (std::size_t i = 0; i < set.records().size() && in_force.records.size() < most; ++i) {
    if (set.properties()[i].is("issue")) in_force.records.push_back(set.records()[i]);
  }
  return in_force;
}

Finding describe(const Zone& zone, const Record& alias, const InForce& in_force,
                 const std::string& missing) {
  const NameView target = target_of(zone, alias);
  Finding finding = make_finding(
      caa_blocks_alias, target_place(zone, alias),
      fmt::format("{} may get no https certificate for {}: the CAA records in force do not allow "
                  "{}",
                  name_of_service(target), quoted(zone.name(alias.owner)), missing),
      missing == "any authority"
          ? "add 'CAA 0 issue' with the authority that the service uses; nothing to do if the "
            "target has CAA records of its own, which count first"
          : fmt::format("add 'CAA 0 issue' with {}; nothing to do if the target has CAA records of "
                        "its own, which count first",
                        missing));
  for (const RecordId id : in_force.records) add_label(finding, zone, id, "in force");
  return finding;
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  if (zone.rr_class() != RrClass::in || zone.records_of(RrType::caa).empty()) return;
  const std::vector<Need> needs = needs_of(context);
  std::map<NameId, InForce> all;  // by owner of CAA records
  for (const RecordId id : zone.records_of(RrType::cname)) {
    const Record& alias = zone.record(id);
    const NameId owner = caa_above(zone, zone.name(alias.owner));
    const NameView target = target_of(zone, alias);
    if (owner == no_name || zone.contains(target)) continue;
    const auto [at, is_new] = all.try_emplace(owner);
    InForce& in_force = at->second;
    if (is_new) in_force = in_force_at(zone, owner);
    if (!in_force.authorities) continue;
    const std::string missing = missing_authority(target, *in_force.authorities, needs);
    if (missing.empty() || is_occluded(zone, alias.owner)) continue;
    sink.push_back(describe(zone, alias, in_force, missing));
  }
}

constexpr RuleOption options[] = {{
    .name = option_name,
    .what = "whose certificates a service needs, as SERVICE=AUTHORITY: "
            "kartra.com=letsencrypt.org; a service with several authorities needs one of them",
    .kind = RuleOption::Kind::list,
}};

}  // namespace

const Rule caa_blocks_alias = {
    .id = "caa-blocks-alias",
    .severity = Severity::info,
    .summary = "CAA records keep the service behind an alias (CNAME) from getting a certificate",
    .authority = "RFC 8659 section 3",
    .docs =
        {
            .what = "A CNAME to a hosting service whose certificates come from an authority "
                    "that the CAA records at the nearest name above do not allow. The option "
                    "'authorities' says which authorities a service needs; without it, only "
                    "known services are reported, and only where no authority is allowed at "
                    "all.",
            .why = "Such services get the certificates for the hosts of their customers "
                   "themselves. The authority refuses when CAA records of the domain do not name "
                   "it, and visitors see a warning instead of the page. CAA records at the "
                   "alias's target count first, so it may be all right.",
            .example = "@     IN CAA 0 issue \";\"\n"
                       "pages IN CNAME acme.kartra.com.",
            .instead = "@     IN CAA 0 issue \"letsencrypt.org\"\n"
                       "pages IN CNAME acme.kartra.com.",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
