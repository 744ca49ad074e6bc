// zonemend point: point a host at any name, or take its alias away.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/edit_command.h"
#include "patch/host_name.h"

namespace zonemend::cli {
namespace {

struct PointOptions {
  EditOptions edit;
  std::string target;
};

int run_point(const Context& context, const PointOptions& options) {
  auto file = load_argument(context, options.edit.file, options.edit.input);
  if (!file) {
    complain(context, file.error());
    return exit_trouble;
  }
  EditRequest request{.command = "point", .target = {}, .target_suffix = {}, .notes = {}};
  request.notes = [](NameView, NameView) { return std::vector<std::string>(); };
  if (!options.edit.remove || !options.target.empty()) {
    const auto target = parse_target(options.target, file->loaded.zone.origin_name());
    if (!target) {
      complain(context, target.error());
      return exit_trouble;
    }
    request.target = *target;
  }
  return run_edit(context, options.edit, *file, request);
}

}  // namespace

void add_point(CLI::App& app, const Command& command) {
  CLI::App* const point = app.add_subcommand("point", "Point a host of the zone at another name");
  point->footer(
      "Examples:\n"
      "  zonemend point db.example.com --host shop --target shops.example.net --diff\n"
      "  zonemend point db.example.com --host shop --remove -i");
  auto options = std::make_shared<PointOptions>();
  add_edit_options(*point, options->edit);
  point
      ->add_option("--target", options->target,
                   "The full name that the host is to point at: shops.example.net")
      ->type_name("NAME");
  point->callback([options, command] { command.status = run_point(command.context, *options); });
}

}  // namespace zonemend::cli
