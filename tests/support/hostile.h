// Texts that mean something to a terminal, a build server, a browser or a parser, and what must not be
// seen of them in anything that zonemend prints.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace zonemend::testing {

struct Hostile {
  std::string_view name;
  std::string text;
};
void PrintTo(const Hostile& item, std::ostream* out);
const std::vector<Hostile>& hostile_texts();

std::vector<std::string> lines_of(const std::string& text);
std::size_t count_of(const std::string& text, std::string_view part);

// What GitHub's runner, and those that borrowed its syntax, would take for a command.
bool is_command(const std::string& line);
std::size_t commands_in(const std::string& text);

// Fails when the output has anything but whole characters of UTF-8 that show as themselves, and line
// ends. `what` names the output.
void expect_harmless(std::string_view output, std::string_view what);

// What a command prints on standard output.
std::string output_of(const std::string& command);
bool is_installed(const std::string& program);

}  // namespace zonemend::testing
