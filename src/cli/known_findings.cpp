#include "cli/known_findings.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <filesystem>

#include "text/paths.h"

namespace zonemend::cli {
namespace {

std::string count(std::size_t number) {
  return fmt::format("{} {}", number, number == 1 ? "finding" : "findings");
}

}  // namespace

// A path that stays the same wherever the repository lies.
std::string KnownFindings::seen_from(const std::string& baseline, const std::string& path) const {
  if (path == "-") return options_.input.stdin_filename;
  const std::string folder = folder_of(baseline);
  const auto root = context_.files.resolve(folder.empty() ? "." : folder);
  const auto file = context_.files.resolve(path);
  if (!root || !file) return path;
  return std::filesystem::path(*file).lexically_relative(*root).string();
}

Result<KnownFindings::Known*> KnownFindings::baseline_of(const std::string& path) {
  if (!options_.baseline.empty()) return known_from(options_.baseline, nullptr);
  const auto settings = settings_.settings_for(name_for_settings(options_.input, path));
  if (!settings || *settings == nullptr || !(*settings)->settings.baseline) {
    return static_cast<Known*>(nullptr);
  }
  return known_from((*settings)->place_of(*(*settings)->settings.baseline), *settings);
}

Result<KnownFindings::Known*> KnownFindings::known_from(const std::string& place,
                                                        const SettingsFile* settings) {
  const auto known = read_.find(place);
  if (known != read_.end()) return &known->second;
  const auto text = settings != nullptr ? settings_.read_beside(*settings, place)
                                        : context_.machine_files().read(place);
  if (!text) return text.error();
  auto baseline = Baseline::read(place, text->source.bytes());
  if (!baseline) return baseline.error();
  return &read_.emplace(place, Known{std::move(*baseline)}).first->second;
}

Status KnownFindings::sift(const std::string& path, std::vector<Finding>& findings) {
  if (!options_.write_baseline.empty()) {
    written_.add(seen_from(options_.write_baseline, path), findings);
    findings.clear();
    return std::nullopt;
  }
  const auto known = baseline_of(path);
  if (!known) return known.error();
  if (*known == nullptr) return std::nullopt;
  for (const auto& [place, item] : read_) {
    if (&item == *known) {
      (*known)->taken += (*known)->baseline.take_known(seen_from(place, path), findings);
    }
  }
  return std::nullopt;
}

Status KnownFindings::finish() {
  if (!options_.write_baseline.empty()) {
    const std::string& place = options_.write_baseline;
    if (auto error = context_.files.write(place, written_.text(), nullptr)) return error;
    if (!options_.output.quiet) {
      fmt::print(context_.err, "zonemend: {} written to '{}'\n", count(written_.size()),
                 printable(place));
    }
    return std::nullopt;
  }
  for (const auto& [place, known] : read_) {
    if (options_.output.quiet) continue;
    if (known.taken > 0) {
      fmt::print(context_.err, "zonemend: {} not shown: known from '{}'\n", count(known.taken),
                 printable(place));
    }
    if (known.baseline.gone() > 0) {
      fmt::print(context_.err, "zonemend: {} of '{}' gone: write it anew with --write-baseline\n",
                 count(known.baseline.gone()), printable(place));
    }
  }
  return std::nullopt;
}

}  // namespace zonemend::cli
