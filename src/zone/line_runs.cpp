#include "zone/line_runs.h"

#include <algorithm>

namespace zonemend {

bool LineRuns::begin_line(NameView owner) {
  const bool was_in_glue = in_glue_;
  if (in_glue_) {
    if (owner.wire() == glue_.owner) return false;
    in_glue_ = false;
    glue_.ttls.clear();
  }
  if (owner.wire() == current_.owner) return was_in_glue;
  if (is_glue(owner)) {
    in_glue_ = true;
    glue_.owner = owner.wire();
    return false;
  }
  current_.owner = owner.wire();
  current_.ttls.clear();
  name_servers_.clear();
  return false;
}

bool LineRuns::is_glue(NameView owner) const {
  return std::any_of(name_servers_.begin(), name_servers_.end(),
                     [owner](const std::string& wire) { return NameView(wire) == owner; });
}

void LineRuns::add_name_server(NameView target) {
  if (!in_glue_) name_servers_.emplace_back(target.wire());
}

std::uint32_t LineRuns::first_ttl(RrsetKey key, std::uint32_t ttl) {
  auto& ttls = in_glue_ ? glue_.ttls : current_.ttls;
  for (const auto& [known, first] : ttls) {
    if (known == key) return first;
  }
  ttls.emplace_back(key, ttl);
  return ttl;
}

void LineRuns::hand_on() {
  if (in_glue_) current_.owner = glue_.owner;  // lines without owner go on with that name
  in_glue_ = false;
  current_.ttls.clear();
  glue_.ttls.clear();
  name_servers_.clear();
}

}  // namespace zonemend
