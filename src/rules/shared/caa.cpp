#include "rules/shared/caa.h"

#include <algorithm>
#include <array>

#include "dns/rdata_wire.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

// IANA "Certification Authority Restriction Properties", those in use.
constexpr std::array<std::string_view, 7> known_tags = {
    "issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone"};

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Letters, digits, and hyphens within: a label of the authority's name, the name of a parameter.
bool is_word(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return ascii::is_alnum(c) || c == '-'; });
}

// The part before the next `delimiter`, which is dropped with it.
std::string_view cut(std::string_view& rest, char delimiter) {
  const std::size_t end = std::min(rest.find(delimiter), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

bool is_domain(std::string_view text) {
  std::size_t labels = 0;
  for (std::string_view rest = text; !rest.empty(); ++labels) {
    if (!is_word(cut(rest, '.'))) return false;
  }
  return labels >= 2 && text.back() != '.';
}

constexpr std::string_view domain_help =
    "write the domain that the authority goes by, as in "
    "'letsencrypt.org'";

// An authority that is not empty.
IssueValue read_authority(std::string_view text) {
  if (is_domain(text)) return {text, {}, {}};
  const auto has = [text](std::string_view characters) {
    return text.find_first_of(characters) != text.npos;
  };
  if (has(" \t,")) {
    return {
        {}, "more than a domain", "name one authority in each record, with ';' before parameters"};
  }
  if (has("/")) return {{}, "a URL, not a domain", domain_help};
  if (has("@")) return {{}, "a mail address, not a domain", domain_help};
  if (text.ends_with('.') && is_domain(text.substr(0, text.size() - 1))) {
    return {{}, "ends in a dot", "leave the dot out: this is a text, not a name of the zone"};
  }
  return {{}, "not a domain", domain_help};
}

bool is_parameter_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '!' && c <= '~'; });
}

bool are_parameters(std::string_view rest) {
  if (trim(rest).empty()) return true;
  while (!rest.empty()) {
    std::string_view value = trim(cut(rest, ';'));
    const bool has_value = value.find('=') != value.npos;
    const std::string_view name = trim(cut(value, '='));
    // Certification authorities take the ';' at the end of a list that the grammar lacks.
    if (name.empty() && !has_value && trim(rest).empty()) return true;
    if (!has_value || !is_word(name) || !is_parameter_value(trim(value))) return false;
  }
  return true;
}

}  // namespace

bool CaaProperty::is(std::string_view name) const { return ascii::equal_ignoring_case(tag, name); }

CaaProperty caa_property(const Zone& zone, const Record& record) {
  const std::string_view rdata = zone.rdata(record);
  const std::size_t size = get8(rdata, 1);
  return {get8(rdata, 0), rdata.substr(2, size), rdata.substr(2 + size)};
}

std::span<const std::string_view> known_caa_tags() { return known_tags; }

bool is_known_caa_tag(const CaaProperty& property) {
  return std::any_of(known_tags.begin(), known_tags.end(),
                     [&](std::string_view tag) { return property.is(tag); });
}

bool names_authority(const CaaProperty& property) {
  return property.is("issue") || property.is("issuewild") || property.is("issuemail") ||
         property.is("issuevmc");
}

IssueValue read_issue_value(std::string_view value) {
  std::string_view rest = value;
  const std::string_view authority = trim(cut(rest, ';'));
  const IssueValue read = authority.empty() ? IssueValue{} : read_authority(authority);
  if (!read.fault.empty() || are_parameters(rest)) return read;
  return {{},
          "parameters are not of the form NAME=VALUE",
          "write NAME=VALUE, with ';' between parameters"};
}

CaaSet::CaaSet(const Zone& zone, NameId owner) : records_(records_at(zone, owner, RrType::caa)) {
  for (const RecordId id : records_) properties_.push_back(caa_property(zone, zone.record(id)));
}

bool CaaSet::has(std::string_view tag) const {
  return std::any_of(properties_.begin(), properties_.end(),
                     [tag](const CaaProperty& property) { return property.is(tag); });
}

bool CaaSet::has_unknown_tag() const {
  return !std::all_of(properties_.begin(), properties_.end(), is_known_caa_tag);
}

std::optional<std::vector<std::string_view>> CaaSet::authorities() const {
  if (!has("issue")) return std::nullopt;
  std::vector<std::string_view> allowed;
  for (const CaaProperty& property : properties_) {
    if (!property.is("issue")) continue;
    const std::string_view authority = read_issue_value(property.value).authority;
    if (!authority.empty()) allowed.push_back(authority);
  }
  return allowed;
}

NameId caa_above(const Zone& zone, NameView name) {
  for (; zone.contains(name); name = name.parent()) {
    const NameId id = zone.names().find(name);
    if (id != no_name && zone.has(id, RrType::caa)) return id;
    if (name.is_root()) break;
  }
  return no_name;
}

}  // namespace zonemend::rules
