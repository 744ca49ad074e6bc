// What zones inherit, and which zones a file holds.
#include "zonemend/named_conf.h"

#include <algorithm>
#include <array>

#include "zone/named_conf_reader.h"

namespace zonemend {
namespace {

template <class T>
void inherit(std::optional<T>& own, const std::optional<T>& outer) {
  if (!own) own = outer;
}

// How many components two paths have in common at their ends.
std::size_t common_ending(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  while (!a.empty() && !b.empty()) {
    const std::size_t in_a = a.rfind('/') + 1;  // npos + 1 is 0
    const std::size_t in_b = b.rfind('/') + 1;
    if (a.substr(in_a) != b.substr(in_b)) break;
    ++count;
    a = a.substr(0, in_a == 0 ? 0 : in_a - 1);
    b = b.substr(0, in_b == 0 ? 0 : in_b - 1);
  }
  return count;
}

}  // namespace

std::string_view zone_kind_text(ZoneKind kind) {
  static constexpr std::array<std::string_view, 11> texts{
      "unknown",     "primary", "secondary", "mirror",          "hint",   "stub",
      "static-stub", "forward", "redirect",  "delegation-only", "in-view"};
  return texts[static_cast<std::size_t>(kind)];
}

void NamedConfReader::Settings::inherit(const Settings& outer) {
  zonemend::inherit(allow_update, outer.allow_update);
  zonemend::inherit(dnssec_policy, outer.dnssec_policy);
  zonemend::inherit(auto_dnssec, outer.auto_dnssec);
  zonemend::inherit(text_format, outer.text_format);
  zonemend::inherit(check_primary, outer.check_primary);
  zonemend::inherit(check_secondary, outer.check_secondary);
}

// Options may stand behind the zones that they bear on, so this comes last.
void NamedConfReader::finish() {
  for (std::size_t i = 0; i < conf_.zones.size(); ++i) finish_zone(i);
}

void NamedConfReader::finish_zone(std::size_t index) {
  ConfZone& found = conf_.zones[index];
  Settings& set = zone_settings_[index];
  set.inherit(views_[zone_views_[index]]);
  set.inherit(options_);
  const bool is_copy = found.kind == ZoneKind::secondary || found.kind == ZoneKind::mirror ||
                       found.kind == ZoneKind::stub;
  found.dynamic = set.update_policy || set.allow_update.value_or(false);
  found.is_signed = set.dnssec_policy.value_or(false) || set.auto_dnssec.value_or(false) ||
                    set.inline_signing.value_or(false);
  found.text_format = set.text_format.value_or(!is_copy);
  found.check_names = is_copy ? set.check_secondary.value_or(CheckNames::warn)
                              : set.check_primary.value_or(CheckNames::fail);
  if (!found.file.empty()) found.path = conf_path(conf_.directory, found.file);
}

Result<NamedConf> read_named_conf(FileAccess& files, const std::string& path,
                                  const std::string& working_directory) {
  return NamedConfReader(files, working_directory).read(path);
}

std::vector<const ConfZone*> zones_of_file(const NamedConf& conf, const std::string& path) {
  const std::string wanted = conf_path("", path);
  std::vector<const ConfZone*> found;
  for (const ConfZone& zone : conf.zones) {
    if (!zone.path.empty() && zone.path == wanted) found.push_back(&zone);
  }
  return found;
}

std::vector<const ConfZone*> zones_of_similar_file(const NamedConf& conf, const std::string& path) {
  const std::string wanted = conf_path("", path);
  std::vector<const ConfZone*> found;
  std::size_t best = 1;
  for (const ConfZone& zone : conf.zones) {
    const std::size_t common = common_ending(zone.path, wanted);
    if (common > best) found.clear();
    if (common >= best) found.push_back(&zone);
    best = std::max(best, common);
  }
  return found;
}

}  // namespace zonemend
