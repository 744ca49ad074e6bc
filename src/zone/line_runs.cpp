#include "zone/line_runs.h"

#include <algorithm>

#include "text/ascii.h"

namespace zonemend {

bool LineRuns::begin_line(NameView owner) {
  const bool was_in_glue = in_glue_;
  if (in_glue_) {
    if (owner.wire() == glue_.owner) return false;
    in_glue_ = false;
    glue_.ttls.clear();
  }
  if (owner.wire() == current_.owner) return was_in_glue;
  if (name_servers_.contains(owner)) {
    in_glue_ = true;
    glue_.owner = owner.wire();
    return false;
  }
  current_.owner = owner.wire();
  current_.ttls.clear();
  name_servers_.clear();
  return false;
}

bool LineRuns::would_begin_anew(NameView owner) const {
  if (in_glue_ && owner.wire() == glue_.owner) return false;
  return owner.wire() != current_.owner && !name_servers_.contains(owner);
}

void LineRuns::NameServers::add(NameView name) {
  if (count_ == most_to_look_through) {
    for (const std::string& wire : names_) many_.insert(ascii::in_small_letters(wire));
  }
  if (count_ >= most_to_look_through) {
    many_.insert(ascii::in_small_letters(name.wire()));
  } else if (count_ < names_.size()) {
    names_[count_] = name.wire();  // into room that there is
  } else {
    names_.emplace_back(name.wire());
  }
  ++count_;
}

bool LineRuns::NameServers::contains(NameView name) const {
  if (count_ > most_to_look_through) return many_.contains(ascii::in_small_letters(name.wire()));
  return std::any_of(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(count_),
                     [name](const std::string& wire) { return NameView(wire) == name; });
}

void LineRuns::NameServers::clear() {
  count_ = 0;
  if (!many_.empty()) many_.clear();
}

void LineRuns::add_name_server(NameView target) {
  if (!in_glue_) name_servers_.add(target);
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
