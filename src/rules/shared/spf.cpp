#include "rules/shared/spf.h"

#include <algorithm>
#include <array>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/spf_records.h"
#include "text/ascii.h"
#include "zone/crowded_owners.h"

namespace zonemend::rules {
namespace {

struct KnownName {
  std::string_view name;
  SpfKind kind;
};
constexpr std::array mechanisms = {
    KnownName{"all", SpfKind::all}, KnownName{"include", SpfKind::include},
    KnownName{"a", SpfKind::a},     KnownName{"mx", SpfKind::mx},
    KnownName{"ptr", SpfKind::ptr}, KnownName{"ip4", SpfKind::ip4},
    KnownName{"ip6", SpfKind::ip6}, KnownName{"exists", SpfKind::exists},
};

bool is_qualifier(char c) { return c == '+' || c == '-' || c == '~' || c == '?'; }
bool is_name_character(char c) { return ascii::is_alnum(c) || c == '-' || c == '_' || c == '.'; }
bool is_letter(char c) { return ascii::is_alnum(c) && !ascii::is_digit(c); }

SpfKind modifier_kind(std::string_view name) {
  if (ascii::equal_ignoring_case(name, "redirect")) return SpfKind::redirect;
  if (ascii::equal_ignoring_case(name, "exp")) return SpfKind::exp;
  return SpfKind::other_modifier;
}

SpfKind kind_of(const SpfTerm& term) {
  if (term.name.empty() || !is_letter(term.name[0])) return SpfKind::unknown;
  if (term.separator == '=') return term.is_qualified ? SpfKind::unknown : modifier_kind(term.name);
  for (const KnownName& known : mechanisms) {
    if (ascii::equal_ignoring_case(term.name, known.name)) return known.kind;
  }
  return SpfKind::unknown;
}

bool may_have_prefix(SpfKind kind) {
  return kind == SpfKind::a || kind == SpfKind::mx || kind == SpfKind::ip4 || kind == SpfKind::ip6;
}

// Where "/24", "//64" or "/24//64" begins at the end of the text.
std::size_t prefix_begin(std::string_view text) {
  std::size_t begin = text.size();
  for (int part = 0; part < 2; ++part) {
    std::size_t at = begin;
    while (at > 0 && ascii::is_digit(text[at - 1])) --at;
    if (at == 0 || text[at - 1] != '/') break;
    begin = at - 1;
    if (begin > 0 && text[begin - 1] == '/')
      --begin;
    else
      break;
  }
  return begin;
}

}  // namespace

SpfTerm read_spf_term(std::string_view whole) {
  SpfTerm term;
  term.whole = whole;
  std::string_view rest = whole;
  if (is_qualifier(rest[0])) {
    term.qualifier = rest[0];
    term.is_qualified = true;
    rest.remove_prefix(1);
  }
  std::size_t end = 0;
  while (end < rest.size() && is_name_character(rest[end])) ++end;
  term.name = rest.substr(0, end);
  rest.remove_prefix(end);
  if (!rest.empty()) term.separator = rest[0];
  const bool has_value = term.separator == ':' || term.separator == '=';
  term.value = rest.substr(has_value ? 1 : 0);
  term.kind = kind_of(term);
  const std::size_t prefix =
      may_have_prefix(term.kind) ? prefix_begin(term.value) : term.value.size();
  term.domain = term.value.substr(0, prefix);
  term.prefix = term.value.substr(prefix);
  return term;
}

bool SpfTerm::asks_dns() const {
  switch (kind) {
    case SpfKind::include:
    case SpfKind::a:
    case SpfKind::mx:
    case SpfKind::ptr:
    case SpfKind::exists:
    case SpfKind::redirect:
      return true;
    default:
      return false;
  }
}

bool is_spf(std::string_view text) {
  const std::string_view start = text.substr(0, spf_version.size());
  return ascii::equal_ignoring_case(start, spf_version) &&
         (text.size() == start.size() || text[start.size()] == ' ');
}

void read_spf_terms(std::string_view text, std::vector<SpfTerm>& terms) {
  terms.clear();
  text.remove_prefix(spf_version.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) terms.push_back(read_spf_term(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void SpfPolicy::read(const Zone& zone, const Record& record) {
  text.read(zone, record);
  if (is_spf(text.text())) read_spf_terms(text.text(), terms);
}

const SpfTerm* SpfPolicy::find(SpfKind kind) const {
  const auto found = std::find_if(terms.begin(), terms.end(),
                                  [kind](const SpfTerm& term) { return term.kind == kind; });
  return found == terms.end() ? nullptr : &*found;
}

const SpfTerm* SpfPolicy::find_all() const { return find(SpfKind::all); }

Place SpfPolicy::place(std::string_view part) const {
  const auto begin = static_cast<std::size_t>(part.data() - text.text().data());
  return text.place(begin, begin + part.size());
}

std::vector<RecordId> spf_records_at(const Zone& zone, NameId owner) {
  const auto records = zone.records_at(owner);
  if (is_crowded(records)) {
    const auto found = zone.fact<CrowdedSpf>().at(owner);
    return {found.begin(), found.end()};
  }
  std::vector<RecordId> policies;
  TxtText text;
  for (const RecordId id : records) {
    if (zone.record(id).type != RrType::txt) continue;
    if (!text_starts_with(zone.rdata(id), spf_version)) continue;
    text.read(zone, zone.record(id));
    if (is_spf(text.text())) policies.push_back(id);
  }
  return distinct_records(zone, policies);
}

SpfAtOwner spf_at(const Zone& zone, NameId owner) {
  const auto describe = [](std::span<const RecordId> found) {
    return SpfAtOwner{found.empty() ? no_record : found.front(), found.size()};
  };
  if (is_crowded(zone.records_at(owner))) return describe(zone.fact<CrowdedSpf>().at(owner));
  return describe(spf_records_at(zone, owner));
}

RecordId find_spf(const Zone& zone, NameView name) {
  constexpr int most_aliases = 8;
  Lookup found = look_up(zone, name);
  for (int i = 0; i < most_aliases; ++i) {
    if (found.kind != Lookup::Kind::node && found.kind != Lookup::Kind::wildcard) break;
    if (!zone.has(found.at, RrType::cname)) {
      const SpfAtOwner policies = spf_at(zone, found.at);
      return policies.count == 1 ? policies.first : no_record;
    }
    found = look_up(zone, target_of(zone, zone.record(first_at(zone, found.at, RrType::cname))));
  }
  return no_record;
}

std::optional<Name> spf_name(std::string_view domain) {
  if (domain.empty() || domain.find_first_of("%\\") != domain.npos) return std::nullopt;
  return Name::parse(domain, Name());
}

SpfIncludes::SpfIncludes(const Zone& zone) : zone_(zone) {
  for_spf_policies(zone, spf_names_inside, [this](const SpfPolicy& policy) {
    for (const SpfTerm& term : policy.terms) {
      if (term.kind != SpfKind::include) continue;
      const auto name = spf_name(term.domain);
      const NameId id = name ? zone_.names().find(*name) : no_name;
      if (id != no_name) included_.push_back(id);
    }
  });
  std::sort(included_.begin(), included_.end());
}

bool SpfIncludes::is_for_mail(const Record& record) const {
  const std::string_view wire = zone_.name(record.owner).wire();
  for (std::size_t at = 0; wire[at] != 0; at += static_cast<unsigned char>(wire[at]) + 1u) {
    if (wire[at + 1] == '_') return false;
  }
  return !std::binary_search(included_.begin(), included_.end(), record.owner);
}

}  // namespace zonemend::rules
