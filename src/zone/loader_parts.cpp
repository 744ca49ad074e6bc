// Long stretches of records are read in parts, side by side. A part is read as if its first line
// began a run of lines of its own and had a TTL of its own, where there is no $TTL; where it turns
// out not to, it is read again in its turn.
#include <algorithm>
#include <functional>

#include "text/ahead.h"
#include "zone/loader.h"

namespace zonemend {

bool Loader::is_big() const { return zone_.records_.size() >= entries_worth_a_thread; }

// Behind the first TTL, all that a record may take from far above it is the value of $TTL.
bool Loader::reads_side_by_side() const {
  return options_.threads > 1 && (directive_ttl_ || previous_ttl_);
}

// Where the next directive stands, or else the end.
std::uint32_t Loader::stretch_end(std::uint32_t first) const {
  const auto is_directive = [](const Entry& entry) {
    switch (entry.kind) {
      case EntryKind::blank:
      case EntryKind::comment:
      case EntryKind::record:
      case EntryKind::broken:
        return false;
      default:
        return true;
    }
  };
  const auto entries = reading_.entries;
  const auto found = std::find_if(entries.begin() + first, entries.end(), is_directive);
  return static_cast<std::uint32_t>(found - entries.begin());
}

struct Loader::Part {
  std::unique_ptr<Loader> loader;
  Status failed;
};

// Parts are read ahead by other threads, not far, so that they do not stay in memory twice. The
// first one, and those that nobody has begun when their turn comes, are read right here.
Status Loader::read_stretch(std::uint32_t first, std::uint32_t last, bool needs_room) {
  const std::vector<std::uint32_t> borders = part_borders(first, last);
  const std::unique_ptr<const Loader> in_force = part();
  const std::function<Part(std::size_t)> read = [&](std::size_t behind_first) {
    const std::uint32_t begin = borders[behind_first + 1];
    const std::uint32_t end = borders[behind_first + 2];
    Part part{in_force->part(), std::nullopt};
    part.loader->make_room(begin, end);
    part.failed = part.loader->read_entries(begin, end);
    return part;
  };
  const std::size_t window = 3 * std::size_t{options_.threads};
  Ahead<Part> parts(borders.size() - 2, options_.threads - 1, window, read);
  if (needs_room) make_room(first, static_cast<std::uint32_t>(reading_.entries.size()));
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    auto part = i == 0 ? std::nullopt : parts.take_if_begun();
    if (part && follows(*part->loader, borders[i])) {
      if (part->failed) return part->failed;
      if (zone_.arena_.size() + part->loader->zone_.arena_.size() > arena_limit) return too_large();
      join(*part->loader);
    } else if (Status failed = read_entries(borders[i], borders[i + 1])) {
      return failed;
    }
    if (is_full()) return too_large();
  }
  return std::nullopt;
}

// Whether the part, which begins at that entry, was read as it would have been here.
bool Loader::follows(const Loader& part, std::uint32_t index) {
  return begins_anew(index) && !part.lacked_ttl_ && part.directive_ttl_ == directive_ttl_;
}

std::vector<std::uint32_t> Loader::part_borders(std::uint32_t first, std::uint32_t last) const {
  constexpr std::uint32_t part_size = 16384;  // entries
  constexpr std::uint32_t most_tries = 4096;
  std::vector<std::uint32_t> borders{first};
  while (borders.back() < last) {
    const std::uint32_t from = borders.back() + std::min(part_size, last - borders.back());
    std::uint32_t border = from;
    const std::uint32_t to = std::min(last, from + most_tries);
    while (border < to && !looks_like_border(border, first)) ++border;
    if (last - border < part_size / 2) border = last;
    borders.push_back(border);
  }
  return borders;
}

// The lines above do not speak of the line's owner.
bool Loader::looks_like_border(std::uint32_t index, std::uint32_t first) const {
  constexpr std::uint32_t lines_above = 24;
  const Entry& entry = reading_.entries[index];
  if (entry.kind != EntryKind::record || entry.starts_blank) return false;
  Token owner;
  Lexer lexer(reading_.bytes, entry.begin, entry.end);
  if (!lexer.next_text(owner)) return false;
  const std::uint32_t above = index - std::min(lines_above, index - first);
  const std::uint32_t begin = reading_.entries[above].begin;
  return reading_.bytes.substr(begin, entry.begin - begin)
             .find(token_text(reading_.bytes, owner)) == std::string_view::npos;
}

// A loader that has in force what is in force here, and nothing read.
std::unique_ptr<Loader> Loader::part() const {
  auto part = std::make_unique<Loader>(options_);
  part->zone_.rr_class_ = zone_.rr_class_;
  part->zone_.origin_ = part->zone_.names_.intern(zone_.origin_name());
  part->reading_.document = reading_.document;
  part->reading_.file_name = reading_.file_name;
  part->reading_.bytes = reading_.bytes;
  part->reading_.entries = reading_.entries;
  part->reading_.source = reading_.source;
  part->reading_.origin = reading_.origin;
  part->directive_ttl_ = directive_ttl_;
  part->ttl_is_soa_minimum_ = ttl_is_soa_minimum_;
  return part;
}

bool Loader::begins_anew(std::uint32_t index) {
  const Entry& entry = reading_.entries[index];
  if (entry.kind != EntryKind::record || entry.starts_blank) return false;
  text_tokens(reading_.bytes, reading_.entries[index], tokens_);
  const auto owner = Name::parse(text(0), reading_.origin);
  return owner && reading_.runs.would_begin_anew(*owner);
}

// Takes over what the part has read, behind what was read here, and gives its memory back bit by
// bit.
void Loader::join(Loader& part) {
  const std::vector<NameId> ids = zone_.names_.merge(part.zone_.names_);
  part.zone_.names_ = NameTable();
  const auto first = static_cast<RecordId>(zone_.records_.size());
  const auto arena = static_cast<std::uint32_t>(zone_.arena_.size());
  const auto adopt = [&](Record record) {
    record.owner = ids[record.owner];
    record.rdata += arena;
    return record;
  };
  zone_.arena_ += part.zone_.arena_;
  std::string().swap(part.zone_.arena_);
  for (const Record& record : part.zone_.records_) zone_.records_.push_back(adopt(record));
  for (const Record& record : part.zone_.out_of_zone_) zone_.out_of_zone_.push_back(adopt(record));
  const auto append = [first](std::vector<RecordId>& list, const std::vector<RecordId>& more) {
    for (const RecordId id : more) list.push_back(first + id);
  };
  append(zone_.out_of_zone_before_, part.zone_.out_of_zone_before_);
  append(zone_.resumed_runs_, part.zone_.resumed_runs_);
  append(zone_.oddly_spelt_owners_, part.zone_.oddly_spelt_owners_);
  append(zone_.ttls_of_units_, part.zone_.ttls_of_units_);
  zone_.complete_ = zone_.complete_ && part.zone_.complete_;
  if (told_previous_ttl_) {
    std::erase_if(part.loaded_.findings.list(),
                  [](const Finding& finding) { return finding.rule == previous_ttl_rule; });
  }
  loaded_.findings.append(std::move(part.loaded_.findings));
  told_previous_ttl_ = told_previous_ttl_ || part.told_previous_ttl_;
  if (part.previous_ttl_) previous_ttl_ = part.previous_ttl_;

  if (part.reading_.owner != no_name) reading_.owner = ids[part.reading_.owner];
  reading_.owner_state = part.reading_.owner_state;
  reading_.owner_text = part.reading_.owner_text;
  reading_.oddly_spelt_owner = part.reading_.oddly_spelt_owner;
  reading_.resumes_run = part.reading_.resumes_run;
  reading_.runs = std::move(part.reading_.runs);
}

}  // namespace zonemend
