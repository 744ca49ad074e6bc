// From the paths of the command line to files: folders are looked through for zones.
#pragma once

#include <string>
#include <vector>

#include "cli/common.h"

namespace zonemend::cli {

struct FileChoice {
  std::vector<std::string> paths;  // files, folders, "-"
  std::string files_from;          // a file with a path on each line; "-": standard input
  std::string files_from0;         // likewise, each path ended by NUL
  bool force_exclude = false;      // leave out files that the settings exclude, also when named
};
void add_file_options(CLI::App& command, FileChoice& choice);

struct ListedFile {
  std::string path;
  bool from_folder = false;  // nobody named it: it need not be a zone
  std::string repository;    // then: where it was found, resolved; empty: in none
};

// In a folder: the files that are named like zones, or that the settings give an origin, without
// hidden ones, those that the settings exclude and, in a git repository, those that it ignores.
// Each file once, in the order of the paths and then of the names.
Result<std::vector<ListedFile>> list_files(const Context& context, const InputOptions& input,
                                           SettingsFinder& settings, const FileChoice& choice);

}  // namespace zonemend::cli
