// What the editing commands (kartra, point) share: their options, and the way from a plan to the
// edited zone.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/common.h"
#include "zonemend/plan.h"

namespace zonemend::cli {

struct EditOptions {
  InputOptions input;
  OutputOptions output;
  std::string file;
  std::string host;
  bool remove = false;
  std::string replace;
  std::string ttl;
  std::string serial = "auto";
  bool force = false;
  bool allow_signed = false;
  bool diff = false;
  bool in_place = false;
  bool check = false;
  std::string output_file;
};

void add_edit_options(CLI::App& command, EditOptions& options);

// What one command asks for.
struct EditRequest {
  std::string command;
  std::optional<Name> target;         // absent when removing whatever alias is there
  std::optional<Name> target_suffix;  // removing: any target at or below it
  // Sentences that the command adds to the plan's notes, given the host and the zone's origin.
  std::function<std::vector<std::string>(NameView host, NameView origin)> notes;
};

// Plans, proves and delivers the edit; the exit status. Trouble is said on context.err.
int run_edit(const Context& context, const EditOptions& options, LoadedFile& file,
             const EditRequest& request);

}  // namespace zonemend::cli
