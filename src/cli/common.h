// What several commands share: reading a zone argument, choosing a format and colours, and saying
// what went wrong.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "cli/settings_finder.h"
#include "zonemend/limits.h"
#include "zonemend/report.h"
#include "zonemend/result.h"
#include "zonemend/zone.h"

namespace zonemend::cli {

enum class ColorChoice : unsigned char { automatic, always, never };

// The options of every command that reports: --format, --color, -q, -v.
struct OutputOptions {
  std::string format = "full";       // the first one
  std::vector<std::string> formats;  // as given
  std::vector<std::string> outputs;  // files, in the order of the formats
  ColorChoice color = ColorChoice::automatic;
  bool quiet = false;    // findings only: no totals, no all-clear
  bool verbose = false;  // also how the input was understood
};
// `formats`: what --format takes; empty: the formats of findings.
void add_output_options(CLI::App& command, OutputOptions& options,
                        std::vector<std::string_view> formats = {});

// The options that say how a zone file is to be read.
struct InputOptions {
  std::string origin;                      // as typed; empty: found in the text or the file's name
  std::string stdin_filename;              // what to call standard input; empty: "<stdin>"
  std::string include_dir;                 // BIND's `directory`; empty: not known
  std::vector<std::string> include_roots;  // where included files may lie; empty: the repository
  std::string named_conf;                  // BIND's configuration; empty: none
  std::vector<SetLimit> limits;            // later ones win
  std::optional<unsigned> threads;         // nothing: as many as can work at once
  SettingsChoice settings;
};
void add_input_options(CLI::App& command, InputOptions& options);
unsigned threads_of(const Context& context, const InputOptions& options);

// Text that was read, but not understood yet.
struct InputFile {
  Source source;
  std::optional<FileStamp> stamp;  // absent for standard input
};
// `path` is "-" for standard input.
Result<InputFile> read_argument(const Context& context, const std::string& path,
                                const InputOptions& options);

// The repository that holds a folder (resolved, as is the result); empty where there is none.
std::string repository_of(const Context& context, const std::string& resolved);

// --origin, with or without its final dot; nothing when it is not given.
Result<std::optional<Name>> parse_origin(const InputOptions& options);

// How the zone file `path` ("-": standard input) is to be read: as the options say, else the
// settings that hold for it. Without an origin from there the loader finds it. Included files may
// lie in the repository that holds the zone file, else in the file's folder, unless other folders
// are named. `repository`: the one that holds the file, when it is known. Borrows context.files.
Result<LoadOptions> load_options(const Context& context, const InputOptions& options,
                                 SettingsFinder& settings, const std::string& path,
                                 const std::string& repository = {});
// What the file is called where settings are looked up: the path, or --stdin-filename.
const std::string& name_for_settings(const InputOptions& options, const std::string& path);

// A zone argument, read and loaded.
struct LoadedFile {
  LoadedZone loaded;
  LoadOptions options;
  std::optional<FileStamp> stamp;
  const Source& source() const { return loaded.zone.sources().at(0); }
};
Result<LoadedFile> load_argument(const Context& context, const std::string& path,
                                 const InputOptions& options);

// With -v: "db.example.com: the origin is example.com. (from the file name)", and for each included
// file why it was this one.
void explain_input(const Context& context, const OutputOptions& options, const LoadedZone& loaded);

// The flag decides; without it NO_COLOR, then FORCE_COLOR, then whether `terminal` is one.
bool use_color(const Context& context, ColorChoice choice, bool terminal);

// A report in the chosen format on `out`, which is context.out or context.err.
Result<std::unique_ptr<Report>> make_report(const Context& context, const OutputOptions& options,
                                            std::ostream& out);

// Zone text, or a diff of it, on standard output: byte for byte for files and programs, but made safe
// (see printable) for a terminal.
void print_text(const Context& context, std::string_view text);

// Trouble of the tool itself, on context.err: "zonemend: error: …" and the remedy below it.
void complain(const Context& context, const Error& error);
// The same for what does not stop the command: "zonemend: warning: …".
void caution(const Context& context, const Error& error);

}  // namespace zonemend::cli
