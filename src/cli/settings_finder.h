// Finding the settings (.zonemend.toml) that hold for a file.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "zonemend/result.h"
#include "zonemend/settings.h"

namespace zonemend::cli {

inline constexpr const char* settings_file_name = ".zonemend.toml";

// Settings, and where they lie.
struct SettingsFile {
  Settings settings;
  std::string folder;    // as a prefix to open files: "zones/", or "" for the working directory
  std::string resolved;  // of the folder: see FileAccess::resolve
  // Settings that were found, and not named, speak of files in here only: their repository, or
  // where there is none, their folder. Empty: they were named.
  std::string limit;
  // The folders that the settings name, resolved once: a link cannot make others of them later.
  std::vector<std::string> include_roots;
  std::string include_directory;  // empty: none

  // A path that the settings give, to be opened from here.
  std::string place_of(const std::string& path) const;
};

// How the command line chooses settings.
struct SettingsChoice {
  std::string file;   // --config; empty: searched
  bool none = false;  // --no-config
};

// Looks upward from a file's folder to the root of its repository, or of the file system when it is
// in none. The nearest settings hold, alone. Each file is read once. Strangers may have written
// settings that are found: they cannot make zonemend read what it would not read without them.
class SettingsFinder {
 public:
  SettingsFinder(const Context& context, const SettingsChoice& choice)
      : context_(context), choice_(choice) {}

  // Null when there are none. An Error when the settings cannot be used; what is wrong with them
  // was said on context.err.
  Result<const SettingsFile*> settings_for(const std::string& path);
  // The path seen from the settings' folder; the path itself when it does not lie in it.
  std::string relative_path(const SettingsFile& file, const std::string& path) const;
  // Whether the settings want the file to be left alone.
  bool excludes(const std::string& path);
  // Reads a file that settings name, by SettingsFile::place_of().
  Result<ReadFile> read_beside(const SettingsFile& file, const std::string& place) const;

 private:
  using Found = Result<std::unique_ptr<const SettingsFile>>;

  struct Place {
    std::string path;   // empty: there are no settings
    std::string limit;  // see SettingsFile
  };

  Found read(const Place& place) const;
  Found parse(const Place& place, std::string_view text) const;
  Status resolve_folders(SettingsFile& file) const;
  Result<std::string> resolve_folder(const SettingsFile& file, const std::string& folder) const;
  Place nearest(const std::string& folder) const;

  const Context& context_;
  const SettingsChoice& choice_;
  std::map<std::string, Found> by_path_;    // of the settings file
  std::map<std::string, Place> by_folder_;  // resolved
};

}  // namespace zonemend::cli
