#include "review/git_environment.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace zonemend {
namespace {

// git(1), "ENVIRONMENT VARIABLES"; githooks(5), "pre-receive".
constexpr std::array<std::string_view, 10> of_place = {"GIT_DIR",
                                                       "GIT_WORK_TREE",
                                                       "GIT_COMMON_DIR",
                                                       "GIT_INDEX_FILE",
                                                       "GIT_PREFIX",
                                                       "GIT_OBJECT_DIRECTORY",
                                                       "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                                       "GIT_QUARANTINE_PATH",
                                                       "GIT_SHALLOW_FILE",
                                                       "GIT_NAMESPACE"};
// What users, or those who set up a machine, say about all repositories, such as safe.directory.
constexpr std::array<std::string_view, 5> of_user = {
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM"};

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_user_setting(std::string_view name) {
  return name.starts_with("GIT_CONFIG_KEY_") || name.starts_with("GIT_CONFIG_VALUE_");
}

// Messages are read, so they come in one language.
bool is_kept(std::string_view name, GitPlace place) {
  if (name == "LC_ALL" || name == "LANGUAGE") return false;
  if (!name.starts_with("GIT_")) return true;
  return contains(of_user, name) || is_user_setting(name) ||
         (place == GitPlace::given && contains(of_place, name));
}

unsigned number_of(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

}  // namespace

std::vector<std::string> git_environment(
    GitPlace place, const std::vector<std::pair<std::string, std::string>>& settings) {
  // A commit that is not here is not fetched either, by no transport.
  std::vector<std::string> result = {"LC_ALL=C", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none",
                                     "GIT_TERMINAL_PROMPT=0"};
  unsigned count = 0;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text(*variable);
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    if (equals != text.npos && name == "GIT_CONFIG_COUNT")
      count = number_of(text.substr(equals + 1));
    if (is_kept(name, place)) result.emplace_back(text);
  }
  // Later settings win over earlier ones.
  for (const auto& [name, value] : settings) {
    result.push_back("GIT_CONFIG_KEY_" + std::to_string(count) + "=" + name);
    result.push_back("GIT_CONFIG_VALUE_" + std::to_string(count) + "=" + value);
    ++count;
  }
  result.push_back("GIT_CONFIG_COUNT=" + std::to_string(count));
  return result;
}

}  // namespace zonemend
