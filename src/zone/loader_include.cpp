// What the loader does at $INCLUDE (RFC 1035 section 5.1): reads the file in its place, and takes
// origin and owner up again behind it. TTLs stay as the file leaves them, as in BIND.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "zone/loader.h"

namespace zonemend {
namespace {

constexpr std::size_t usual_depth = 10;  // NSD's limit

}  // namespace

Status Loader::read_include(std::uint32_t index) {
  if (tokens_.size() < 2 || tokens_.size() > 3) {
    unreadable("directive-argument", tokens_.size() > 3 ? span(3) : span(0),
               "$INCLUDE takes a file and perhaps a domain name",
               "write for instance '$INCLUDE hosts.inc' or '$INCLUDE hosts.inc sub.example.com.'");
    return std::nullopt;
  }
  if (has_date_) {
    unreadable("directive-argument", span(0), "BIND allows no $INCLUDE below a $DATE",
               "delete the $DATE line: hardly anything uses it");
    return std::nullopt;
  }
  Name origin = reading_.origin;
  if (tokens_.size() == 3) {
    const auto name = read_name(2);
    if (!name) return std::nullopt;
    origin = *name;
  }
  if (!within_include_limits()) return std::nullopt;
  const auto found = find_include();
  if (!found || !may_include(*found)) return std::nullopt;
  const auto source = open_include(*found);
  if (!source) return std::nullopt;
  if (!found->rival.empty()) report_rival(*found, *source);
  chain_.push_back({found->resolved, found->path});
  Status failed = read_document_of(*source, origin, index);
  chain_.pop_back();
  return failed;
}

// A zone without $INCLUDE need not ask where its file lies.
void Loader::open_main() {
  const std::string& path = loaded_.files.front().path;
  const auto resolved = options_.files->resolve(path);
  include_files_.emplace(options_, path);
  chain_.push_back({resolved ? *resolved : path, path});
}

std::optional<FoundInclude> Loader::find_include() {
  if (options_.files != nullptr && !include_files_) open_main();
  if (!include_files_) {
    report("include-not-followed", span(0), "the included file was not read",
           "check it by itself; rules that need the whole zone stay silent here");
    zone_.complete_ = false;
    return std::nullopt;
  }
  auto found = include_files_->find(quoted_text(text(1)), chain_.back().path);
  if (!found) {
    unreadable("include-not-found", span(1), fmt::format("there is no file {}", quoted(1)),
               "looked for it beside this file and in the working directory; if BIND reads it "
               "relative to another folder, name that with --include-dir");
  }
  return found;
}

bool Loader::refuse_include(std::string_view rule, std::string message, std::string help) {
  report(rule, span(1), std::move(message), std::move(help));
  zone_.complete_ = false;
  return false;
}

// Looking for a file costs more than anything else on a line, so lines that name none count too.
bool Loader::within_include_limits() {
  const ReadLimits& limits = options_.limits;
  const bool too_many = ++includes_ > limits.includes;
  const bool too_deep = chain_.size() > limits.include_depth;
  if (!too_many && !too_deep) return true;
  zone_.complete_ = false;
  if (std::exchange(told_include_limit_, true)) return false;
  return refuse_include(
      "include-limit",
      too_many ? fmt::format("the zone includes files more than {} times", limits.includes)
               : fmt::format("files are included more than {} deep", limits.include_depth),
      fmt::format("this one and those behind it were not read; include fewer files, or raise the "
                  "limit with --limit {}=NUMBER",
                  too_many ? "includes" : "include-depth"));
}

// Where not, says why. Nothing of a file that may not be read is ever shown.
bool Loader::may_include(const FoundInclude& found) {
  if (!found.allowed) {
    return refuse_include(
        "include-outside-root",
        fmt::format("{} lies outside the folder that zone files may include from, and was "
                    "not read",
                    quoted(1)),
        "if it is meant, allow its folder with --include-root");
  }
  const bool loop = std::any_of(chain_.begin(), chain_.end(), [&](const OpenFile& file) {
    return file.resolved == found.resolved;
  });
  if (loop) {
    report_loop(found);
    return false;
  }
  if (chain_.size() == usual_depth + 1) {
    report("include-too-deep", span(1),
           fmt::format("files are included more than {} deep", usual_depth),
           "NSD reads no zone like that; include fewer files in a row");
  }
  return true;
}

void Loader::report_loop(const FoundInclude& found) {
  std::string way;
  bool within = false;
  for (const OpenFile& file : chain_) {
    within = within || file.resolved == found.resolved;
    if (within) way += fmt::format("'{}' includes ", file.path);
  }
  unreadable("include-loop", span(1),
             fmt::format("files include each other in a circle: {}'{}'", way, found.path),
             "delete one of these $INCLUDE lines");
}

std::optional<SourceId> Loader::open_include(const FoundInclude& found) {
  const auto known = sources_.find(found.resolved);
  const auto source = known != sources_.end() ? std::optional(known->second) : read_source(found);
  if (!source || !within_size_limits(*source, known == sources_.end())) return std::nullopt;
  return source;
}

bool Loader::within_size_limits(SourceId source, bool is_new) {
  const std::uint64_t size = zone_.sources_->at(source).bytes().size();
  bytes_read_ += size;
  if (bytes_read_ > max_source_size) {
    return refuse_include("include-limit", "the zone's files have more than 4 GiB together",
                          "this one was not read; split the zone");
  }
  if (!is_new) bytes_repeated_ += size;
  if (bytes_repeated_ > options_.limits.repeated_bytes) {
    return refuse_include(
        "include-limit",
        fmt::format("what the zone includes again has more than {} octets",
                    options_.limits.repeated_bytes),
        "this one was not read; include it less often, or raise the limit with "
        "--limit repeated-bytes=NUMBER");
  }
  if (Status failed = count_file(zone_.sources_->at(source))) {
    return refuse_include("include-limit", std::move(failed->message), std::move(failed->help));
  }
  return true;
}

std::optional<SourceId> Loader::read_source(const FoundInclude& found) {
  auto file = options_.files->read_resolved(found.resolved, found.path);
  if (!file) {
    unreadable("include-not-a-file", span(1), file.error().message, file.error().help);
    return std::nullopt;
  }
  const SourceId id = zone_.sources_->add(std::move(file->source));
  loaded_.files.push_back({.path = found.path,
                           .resolved = found.resolved,
                           .stamp = file->stamp,
                           .chosen_because = found.because});
  sources_.emplace(found.resolved, id);
  return id;
}

void Loader::report_rival(const FoundInclude& found, SourceId source) {
  const auto other = options_.files->read_resolved(found.rival_resolved, found.rival);
  if (!other || other->source.bytes() == zone_.sources_->at(source).bytes()) return;
  report("include-ambiguous", span(1),
         fmt::format("{} may mean '{}' or '{}', which differ", quoted(1), found.path, found.rival),
         fmt::format("the file {} was read; BIND reads names relative to its 'directory': say "
                     "which that is with --include-dir, or delete one of the files",
                     found.because));
}

Status Loader::read_document_of(SourceId source, const Name& origin, std::uint32_t index) {
  const auto [twin, is_new] = document_of_.try_emplace(source, zone_.documents_.size());
  Document document;
  if (is_new) {
    document = read_document(zone_.sources_->at(source), source, options_.threads,
                             options_.limits.findings);
  } else {
    document.source = source;
    document.entries = zone_.documents_[twin->second].entries;
  }
  lines_read_ += document.entries.size();
  zone_.documents_.push_back(std::move(document));
  zone_.inclusions_.push_back({.parent = reading_.document,
                               .entry = index,
                               .depth = static_cast<std::uint16_t>(chain_.size() - 1),
                               .origin = zone_.names_.intern(origin),
                               .default_ttl = directive_ttl_});
  reading_.runs.hand_on();  // BIND commits what it has read so far
  const Reading outer = reading_;
  const auto ttl_before = directive_ttl_;
  reading_.runs = LineRuns();
  begin_document(static_cast<std::uint16_t>(zone_.documents_.size() - 1));
  set_origin(origin);
  Status failed = read_entries();
  reading_ = outer;
  set_origin(outer.origin);
  if (directive_ttl_ != ttl_before) set_default_ttl(*directive_ttl_, index);
  return failed;
}

}  // namespace zonemend
