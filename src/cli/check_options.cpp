#include "cli/check_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "patch/serial.h"

namespace zonemend::cli {
namespace {

Status check_paths(const CheckOptions& options) {
  const auto& paths = options.files.paths;
  if (options.versions.any()) return std::nullopt;  // they say which files
  const bool listed = !options.files.files_from.empty() || !options.files.files_from0.empty();
  if (paths.empty() && !listed && options.input.named_conf.empty()) {
    return Error{"no zone file given",
                 "name the zone files, - for standard input, or BIND's configuration with "
                 "--named-conf"};
  }
  if (paths.empty() && !listed && !options.input.origin.empty()) {
    return Error{"--origin names one zone, but no file is given", "name the zone's file"};
  }
  if (!options.input.origin.empty() && paths.size() > 1) {
    return Error{"--origin names one zone, but several files are given",
                 "check the files one by one, or leave --origin out"};
  }
  if (std::count(paths.begin(), paths.end(), "-") > 1) {
    return Error{"standard input can be read only once", "give - once"};
  }
  const bool has_stdin = std::find(paths.begin(), paths.end(), "-") != paths.end();
  const bool writes = (options.fix && !options.diff) || options.add_suppressions;
  if (has_stdin && paths.size() > 1 && writes) {
    return Error{"the zone of standard input is printed, so - has to be the only file",
                 "treat the other files in a run of their own"};
  }
  return std::nullopt;
}

Status check_fixes(const CheckOptions& options) {
  if (options.unsafe_fixes && !options.fix && !options.diff) {
    return Error{"--unsafe-fixes alone does nothing",
                 "add --fix to apply the fixes, or --diff to see them"};
  }
  if (options.add_suppressions && (options.fix || options.unsafe_fixes)) {
    return Error{"--add-suppressions silences what --fix mends",
                 "run --fix first, and --add-suppressions for what remains"};
  }
  if (!options.write_baseline.empty() && options.mends()) {
    return Error{"--write-baseline takes the findings as they are",
                 "mend first, and write the baseline in a run of its own"};
  }
  return std::nullopt;
}

Status check_change(const CheckOptions& options) {
  if (!options.versions.any()) {
    if (!options.all) return std::nullopt;
    return Error{"--all alone does nothing",
                 "it goes with --base and --staged, which show only what a change brings"};
  }
  if (options.mends() || !options.write_baseline.empty() || options.show_config) {
    return Error{"--base and --staged only look at a change",
                 "mend the files in a run of their own; 'zonemend diff --fix' raises serials"};
  }
  if (!options.input.named_conf.empty()) {
    return Error{"--base and --staged do not read named.conf",
                 "name the zones' files and origins in .zonemend.toml"};
  }
  return check_versions(options.versions);
}

}  // namespace

Status check_usage(const CheckOptions& options) {
  if (auto error = check_change(options)) return error;
  if (auto error = check_paths(options)) return error;
  if (auto error = check_fixes(options)) return error;
  if (!options.time.empty() && !time_from_text(options.time)) {
    return Error{fmt::format("--time '{}' is not a time", options.time),
                 "write it as 2026-11-25, 2026-11-25T12:30:00Z or 20261125123000 (UTC), or as Unix "
                 "time in seconds"};
  }
  if (const auto serial = parse_serial_policy(options.serial); !serial) return serial.error();
  return check_selection(options.selection);
}

namespace {

// The digits at `at`, exactly that many.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  if (at + count > text.size()) return std::nullopt;
  const char* end = text.data() + at + count;
  const auto [stop, error] = std::from_chars(text.data() + at, end, value);
  const bool good = error == std::errc() && stop == end && text[at] != '-';
  return good ? std::optional(value) : std::nullopt;
}

// "YYYYMMDDhhmmss", or "YYYYMMDD".
std::optional<std::int64_t> calendar_time(std::string_view text) {
  using namespace std::chrono;
  const auto y = digits(text, 0, 4), m = digits(text, 4, 2), d = digits(text, 6, 2);
  if (!y || !m || !d) return std::nullopt;
  const year_month_day date(year(*y), month(static_cast<unsigned>(*m)),
                            day(static_cast<unsigned>(*d)));
  if (!date.ok()) return std::nullopt;
  const std::int64_t midnight = sys_seconds(sys_days(date)).time_since_epoch().count();
  if (text.size() == 8) return midnight;
  const auto hour = digits(text, 8, 2), minute = digits(text, 10, 2), second = digits(text, 12, 2);
  if (text.size() != 14 || !hour || !minute || !second) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return midnight + *hour * 3600 + *minute * 60 + *second;
}

}  // namespace

std::optional<std::int64_t> time_from_text(std::string_view text) {
  const bool dashes = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  if (!dashes && text.size() != 14 && text.size() != 8) {
    std::int64_t seconds = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool good = error == std::errc() && stop == text.data() + text.size() && seconds >= 0;
    return good ? std::optional(seconds) : std::nullopt;
  }
  if (!dashes) return calendar_time(text);
  std::string plain;
  if (text.ends_with('Z')) text.remove_suffix(1);
  if (text.size() > 10 && (text.size() != 19 || text[13] != ':' || text[16] != ':')) return {};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark = i == 4 || i == 7 || i == 10 || i == 13 || i == 16;
    if (!mark) plain += text[i];
  }
  return calendar_time(plain);
}

}  // namespace zonemend::cli
