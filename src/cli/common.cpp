#include "cli/common.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>
#include <vector>

#include "cli/configuration.h"
#include "lint/nearest_name.h"
#include "text/confined_files.h"
#include "text/paths.h"

namespace zonemend::cli {
namespace {

std::vector<std::string_view> format_ids() {
  std::vector<std::string_view> ids;
  for (const Format* format : all_formats()) ids.push_back(format->id);
  return ids;
}

ColorChoice color_choice(const std::string& text) {
  if (text == "auto") return ColorChoice::automatic;
  if (text == "always") return ColorChoice::always;
  if (text == "never") return ColorChoice::never;
  throw CLI::ValidationError("--color", fmt::format("takes auto, always or never, not '{}'", text));
}

std::vector<std::string_view> limit_ids() {
  std::vector<std::string_view> ids;
  for (const LimitName& limit : limit_names()) ids.push_back(limit.name);
  return ids;
}

SetLimit limit_of(const std::string& text) {
  const auto limit = parse_limit(text);
  if (limit) return *limit;
  throw CLI::ValidationError("--limit",
                             fmt::format("{}; {}", limit.error().message, limit.error().help));
}

// A variable that is set to something, as NO_COLOR (no-color.org) asks to be read.
bool is_set(const Context& context, const char* name) {
  if (!context.environment) return false;
  const auto value = context.environment(name);
  return value && !value->empty();
}

bool forces_color(const Context& context) {
  return is_set(context, "FORCE_COLOR") && *context.environment("FORCE_COLOR") != "0";
}

void say(const Context& context, std::string_view kind, const Error& error) {
  fmt::print(context.err, "zonemend: {}: {}\n", kind, printable(error.message));
  if (!error.help.empty()) fmt::print(context.err, "  = help: {}\n", printable(error.help));
}

}  // namespace

void add_output_options(CLI::App& command, OutputOptions& options,
                        std::vector<std::string_view> formats) {
  if (formats.empty()) formats = format_ids();
  command
      .add_option_function<std::vector<std::string>>(
          "--format",
          [&options](const std::vector<std::string>& ids) {
            options.formats = ids;
            options.format = ids.front();
          },
          fmt::format("How to report: {}", fmt::join(formats, ", ")))
      ->type_name("ID")
      ->allow_extra_args(false)
      ->default_str("full");
  command
      .add_option_function<std::string>(
          "--color", [&options](const std::string& text) { options.color = color_choice(text); },
          "Use colours: auto, always or never")
      ->type_name("WHEN")
      ->default_str("auto");
  command.add_flag("-q,--quiet", options.quiet, "Print findings only, no totals");
  command.add_flag("-v,--verbose", options.verbose, "Also say how the input was understood");
}

void add_input_options(CLI::App& command, InputOptions& options) {
  command
      .add_option("--origin", options.origin,
                  "The zone's name; found in the text or the file's name when left out")
      ->type_name("NAME");
  command
      .add_option("--stdin-filename", options.stdin_filename,
                  "What to call standard input (with - as the file)")
      ->type_name("NAME");
  command
      .add_option("--include-dir", options.include_dir,
                  "BIND's 'directory', relative to which it reads $INCLUDE")
      ->type_name("DIR");
  command
      .add_option("--include-root", options.include_roots,
                  "Included files must lie in this folder (several times: in one of them); the "
                  "repository when left out")
      ->type_name("DIR")
      ->allow_extra_args(false);
  command
      .add_option("--named-conf", options.named_conf,
                  "BIND's configuration: names, classes and folders of the zones")
      ->type_name("FILE");
  command
      .add_option_function<std::uint64_t>(
          "--max-generated",
          [&options](std::uint64_t value) {
            options.limits.push_back({find_limit("generated"), value});
          },
          "The same as --limit generated=N")
      ->type_name("N");
  command
      .add_option_function<std::vector<std::string>>(
          "--limit",
          [&options](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) options.limits.push_back(limit_of(text));
          },
          fmt::format("How far to go before giving up, several times for: {}",
                      fmt::join(limit_ids(), ", ")))
      ->type_name("NAME=N")
      ->allow_extra_args(false);
  command
      .add_option("-j,--threads", options.threads,
                  "How many threads to use; as many as the machine has when left out")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  CLI::Option* config =
      command
          .add_option("--config", options.settings.file,
                      "The settings; else the nearest .zonemend.toml at or above each file")
          ->type_name("FILE");
  command.add_flag("--no-config", options.settings.none, "Use no settings file")->excludes(config);
}

unsigned threads_of(const Context& context, const InputOptions& options) {
  return options.threads.value_or(context.threads);
}

Result<InputFile> read_argument(const Context& context, const std::string& path,
                                const InputOptions& options) {
  if (path == "-") {
    const std::string name = options.stdin_filename.empty() ? "<stdin>" : options.stdin_filename;
    auto source = context.files.read_stdin(name);
    if (!source) return source.error();
    return InputFile{std::move(*source), std::nullopt};
  }
  auto file = context.files.read(path);
  if (!file) return file.error();
  return InputFile{std::move(file->source), file->stamp};
}

std::string repository_of(const Context& context, const std::string& resolved) {
  std::string at = resolved;
  while (!at.empty() && !context.files.exists(at + "/.git")) at.resize(at.rfind('/'));
  return at;
}

namespace {

// The repository that holds the file, or its folder.
std::string default_root(const Context& context, const std::string& path) {
  const std::string folder = folder_of(path).empty() ? "." : folder_of(path);
  const auto resolved = context.files.resolve(folder);
  if (!resolved) return folder;
  const std::string repository = repository_of(context, *resolved);
  return repository.empty() ? *resolved : repository;
}

// Looked up once: from then on a link cannot make something else of them.
void allow(const Context& context, const std::string& folder, LoadOptions& options) {
  const auto resolved = context.files.resolve(folder);
  if (resolved) options.include_roots.push_back(*resolved);
}

}  // namespace

Result<std::optional<Name>> parse_origin(const InputOptions& options) {
  if (options.origin.empty()) return std::optional<Name>();
  auto origin = Name::parse(options.origin, Name());
  if (!origin || options.origin == "@") {
    return Error{fmt::format("--origin '{}' is not a domain name", options.origin),
                 "give the zone's name, as in --origin example.com"};
  }
  return origin;
}

namespace {

void apply_settings(const SettingsFile& file, const SettingsFinder& finder, const std::string& path,
                    LoadOptions& options) {
  const Settings& settings = file.settings;
  if (settings.include_directory && options.include_directory.empty()) {
    options.include_directory = file.place_of(*settings.include_directory);
  }
  if (options.include_roots.empty()) options.include_roots = file.include_roots;
  for (const SetLimit& set : settings.limits) options.limits.*set.limit->value = set.value;
  for (const FileSettings* item : settings_of_file(settings, finder.relative_path(file, path))) {
    if (item->origin) {
      options.origin = item->origin;
      options.origin_from = fmt::format("{}:{}", settings.path, item->line);
    }
    if (item->rr_class) options.rr_class = *item->rr_class;
  }
}

}  // namespace

const std::string& name_for_settings(const InputOptions& options, const std::string& path) {
  return path == "-" ? options.stdin_filename : path;
}

Result<LoadOptions> load_options(const Context& context, const InputOptions& options,
                                 SettingsFinder& settings, const std::string& path,
                                 const std::string& repository) {
  LoadOptions result;
  result.files = &context.files;
  result.include_directory = options.include_dir;
  for (const std::string& root : options.include_roots) allow(context, root, result);
  const bool chosen = !options.include_roots.empty();
  const std::string& name = name_for_settings(options, path);
  const auto file = settings.settings_for(name);
  if (!file) return file.error();
  if (*file != nullptr) apply_settings(**file, settings, name, result);
  if (result.include_roots.empty() && !chosen) {
    result.include_roots.push_back(repository.empty() ? default_root(context, name) : repository);
  }
  // Whoever names BIND's directory means files there to be read.
  if (!options.include_dir.empty()) {
    allow(context, options.include_dir, result);
  } else if (*file != nullptr && !(*file)->include_directory.empty()) {
    result.include_roots.push_back((*file)->include_directory);
  }
  result.threads = threads_of(context, options);
  for (const SetLimit& set : options.limits) result.limits.*set.limit->value = set.value;
  const auto origin = parse_origin(options);
  if (!origin) return origin.error();
  if (*origin) {
    result.origin = *origin;
    result.origin_from = "--origin";
  }
  return result;
}

namespace {

// The zone that --named-conf says the file holds; without one, or --origin, as the options say.
Result<LoadOptions> options_for(const Context& context, const InputOptions& input,
                                const std::string& path) {
  SettingsFinder settings(context, input.settings);
  auto options = load_options(context, input, settings, path);
  if (!options || input.named_conf.empty() || path == "-") return options;
  const auto conf = Configuration::read(context, input, settings);
  if (!conf) return conf.error();
  std::vector<ZoneRef> zones = conf->zones_of(path);
  if (zones.empty()) {
    return Error{fmt::format("'{}' names no zone with the file '{}'", input.named_conf, path),
                 "leave --named-conf out, or name the zone's own file"};
  }
  if (options->origin) {
    std::erase_if(zones,
                  [&](const ZoneRef& zone) { return !(zone.options.origin == options->origin); });
  }
  if (zones.size() != 1) {
    return Error{fmt::format("'{}' gives '{}' to {} zones", input.named_conf, path, zones.size()),
                 "say which one is meant with --origin"};
  }
  return zones.front().options;
}

}  // namespace

Result<LoadedFile> load_argument(const Context& context, const std::string& path,
                                 const InputOptions& options) {
  const auto how = options_for(context, options, path);
  if (!how) return how.error();
  auto file = read_argument(context, path, options);
  if (!file) return file.error();
  auto loaded = load_zone(std::move(file->source), *how);
  if (!loaded) return loaded.error();
  return LoadedFile{std::move(*loaded), *how, file->stamp};
}

void explain_input(const Context& context, const OutputOptions& options, const LoadedZone& loaded) {
  if (!options.verbose) return;
  const SourceSet& sources = loaded.zone.sources();
  fmt::print(context.err, "zonemend: {}: the origin is {} (from {})\n",
             printable(sources.at(0).name()), printable(loaded.zone.origin_name().text()),
             printable(loaded.origin_from));
  for (SourceId id = 1; id < loaded.files.size(); ++id) {
    fmt::print(context.err, "zonemend: {}: includes '{}' ({})\n", printable(sources.at(0).name()),
               printable(loaded.files[id].path), loaded.files[id].chosen_because);
  }
}

bool use_color(const Context& context, ColorChoice choice, bool terminal) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (is_set(context, "NO_COLOR")) return false;
  if (forces_color(context)) return true;
  return terminal;
}

Result<std::unique_ptr<Report>> make_report(const Context& context, const OutputOptions& options,
                                            std::ostream& out) {
  const Format* format = find_format(options.format);
  if (format == nullptr) {
    const auto ids = format_ids();
    return Error{
        fmt::format("there is no format '{}'{}", options.format, did_you_mean(options.format, ids)),
        fmt::format("formats: {}", fmt::join(ids, ", "))};
  }
  const bool terminal = &out == &context.err ? context.err_is_terminal : context.out_is_terminal;
  ReportOptions how;
  how.color = use_color(context, options.color, terminal);
  how.width = context.width;
  how.totals = !options.quiet;
  return format->make(out, how);
}

void print_text(const Context& context, std::string_view text) {
  if (!context.out_is_terminal) {
    context.out << text;
    return;
  }
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\t"), text.size());
    context.out << printable(text.substr(0, end)) << text.substr(end, 1);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void complain(const Context& context, const Error& error) { say(context, "error", error); }

void caution(const Context& context, const Error& error) { say(context, "warning", error); }

}  // namespace zonemend::cli
