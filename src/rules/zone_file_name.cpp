#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/zone_start.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule zone_file_name;

namespace {

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

std::string without_dot(NameView name) {
  std::string text = ascii::in_small_letters(name.text());
  text.pop_back();
  return text;
}

// Reverse zones are often named by the network: "192.0.2" for 2.0.192.in-addr.arpa.
std::string network_of(NameView origin) {
  std::string text;
  for (NameView at = origin; at.label_count() > 2; at = at.parent()) {
    text = std::string(at.first_label()) + (text.empty() ? "" : "." + text);
  }
  return text;
}

bool names_zone(std::string_view file, NameView origin) {
  if (origin.is_root()) return file.find("root") != file.npos;
  if (file.find(without_dot(origin)) != file.npos) return true;
  const bool is_reverse = ascii::in_small_letters(origin.suffix(1).first_label()) == "arpa";
  const std::string network = is_reverse ? network_of(origin) : "";
  return !network.empty() && file.find(network) != file.npos;
}

void check(const Zone& zone, FindingSink& sink) {
  if (zone.documents().empty()) return;
  const std::string& path = zone.sources().at(zone.documents().front().source).name();
  if (path == "<stdin>") return;
  const std::string file = ascii::in_small_letters(base_name(path));
  const NameView origin = zone.origin_name();
  if (names_zone(file, origin)) return;
  sink.push_back(
      make_finding(zone_file_name, start_of(zone),
                   fmt::format("the file {} holds the zone {}", base_name(path), quoted(origin)),
                   origin.is_root() ? "call it root.zone"
                                    : fmt::format("call it {}.zone", without_dot(origin))));
}

}  // namespace

const Rule zone_file_name = {
    .id = "zone-file-name",
    .severity = Severity::info,
    .enabled = false,
    .summary = "file is not named after its zone",
    .authority = "practice",
    .docs =
        {
            .what = "A zone file in whose name the name of the zone does not occur. For reverse "
                    "zones the network will do: 192.0.2.zone. Not part of the default rules.",
            .why = "A name server loads a file for whatever zone its configuration says. When "
                   "the file is named after the zone, people and programs see at once which "
                   "one it is, and a copy that was meant for another zone stands out.",
            .example = "; in the file new.zone:\n"
                       "$ORIGIN example.com.",
            .instead = "; in the file example.com.zone:\n"
                       "$ORIGIN example.com.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
