// zonemend kartra: point a host at a Kartra account, or take the alias away again.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/edit_command.h"
#include "zonemend/provider.h"

namespace zonemend::cli {
namespace {

struct KartraOptions {
  EditOptions edit;
  std::string user;
};

const Provider& kartra() { return *find_provider("kartra"); }

// Kartra takes www for the main domain, which only the registrar can forward to it.
std::vector<std::string> forward_note(NameView host, NameView origin) {
  const auto www = Name::prepend("www", origin);
  if (!www || !(host == www->view())) return {};
  const std::string zone = origin.text();
  const std::string domain = zone.substr(0, zone.size() - 1);
  return {
      fmt::format("for the main domain, let your registrar forward http://{0} permanently (301, "
                  "path kept) to https://www.{0}; a zone file cannot do that",
                  domain)};
}

std::vector<std::string> point_notes(const Account& account, NameView host, NameView origin) {
  std::vector<std::string> notes = account.notes;
  for (std::string& note : forward_note(host, origin)) notes.push_back(std::move(note));
  for (const std::string_view note : kartra().notes) notes.emplace_back(note);
  return notes;
}

std::vector<std::string> remove_notes(NameView, NameView) {
  return {"remove the domain in Kartra too, and the forward of the bare domain at your registrar"};
}

int run_kartra(const Context& context, const KartraOptions& options) {
  EditRequest request{
      .command = "kartra", .target = {}, .target_suffix = {}, .notes = remove_notes};
  if (!options.edit.remove || !options.user.empty()) {
    const auto account = account_target(kartra(), options.user);
    if (!account) {
      complain(context, account.error());
      return exit_trouble;
    }
    request.target = account->target;
    if (!options.edit.remove) {
      request.notes = [found = *account](NameView host, NameView origin) {
        return point_notes(found, host, origin);
      };
    }
  }
  request.target_suffix = Name::parse(kartra().suffix, Name());
  auto file = load_argument(context, options.edit.file, options.edit.input);
  if (!file) {
    complain(context, file.error());
    return exit_trouble;
  }
  return run_edit(context, options.edit, *file, request);
}

}  // namespace

void add_kartra(CLI::App& app, const Command& command) {
  CLI::App* const kartra_command =
      app.add_subcommand("kartra", "Point a host of the zone at a Kartra account");
  kartra_command->footer(
      "Examples:\n"
      "  zonemend kartra db.example.com --user acme --host www --diff\n"
      "  zonemend kartra db.example.com --user acme --host sales --in-place\n"
      "  zonemend kartra db.example.com --user acme --host www --replace=addresses -i\n"
      "  zonemend kartra db.example.com --host www --remove -i");
  auto options = std::make_shared<KartraOptions>();
  add_edit_options(*kartra_command, options->edit);
  kartra_command
      ->add_option("--user", options->user,
                   "The account: acme, when its address is https://acme.kartra.com/")
      ->type_name("NAME");
  kartra_command->callback(
      [options, command] { command.status = run_kartra(command.context, *options); });
}

}  // namespace zonemend::cli
