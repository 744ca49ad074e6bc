// named.conf and what it includes: every zone and problem stands in a file that was read, and a
// zone's file leads back to the zone.
#include <algorithm>

#include "fuzz/fuzzers.h"
#include "fuzz/promise.h"
#include "fuzz/zone_input.h"
#include "zonemend/named_conf.h"

namespace zonemend::fuzz {
namespace {

void require_inside(const SourceSet& sources, const Span& span) {
  require(span.source < sources.size() && span.begin <= span.end &&
              span.end <= sources.at(span.source).bytes().size(),
          "a span outside the files");
}

void require_finds(const NamedConf& conf, const ConfZone& zone) {
  if (zone.path.empty()) return;
  const auto found = zones_of_file(conf, zone.path);
  require(std::find(found.begin(), found.end(), &zone) != found.end(), "no way back from '{}'",
          zone.path);
  require(!zones_of_similar_file(conf, zone.path).empty(), "nothing is like '{}'", zone.path);
}

}  // namespace

void fuzz_named_conf(std::string_view bytes) {
  testing::MemoryFiles files = files_of(bytes, "named.conf");
  const auto conf = read_named_conf(files, "named.conf", "/var/cache/bind");
  require(bool(conf), "{}", conf ? "" : conf.error().message);
  require(conf->problems.size() <= 1000, "{} problems", conf->problems.size());
  for (const ConfProblem& problem : conf->problems) {
    require_inside(conf->sources, problem.span);
    require(!problem.message.empty() && !problem.help.empty(), "a problem without a remedy");
  }
  std::size_t looked_at = 0;
  for (const ConfZone& zone : conf->zones) {
    require_inside(conf->sources, zone.name_span);
    require_inside(conf->sources, zone.file_span);
    if (++looked_at <= 20) require_finds(*conf, zone);
  }
}

}  // namespace zonemend::fuzz
