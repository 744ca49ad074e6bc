// The environment in which git runs for us. Variables and settings can make git read another
// repository, run programs, or fetch over the network; of these, only what a hook needs remains.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace zonemend {

// Which of git's variables hold that say where the repository is.
enum class GitPlace : unsigned char {
  given,   // all: git sets them for its hooks, and a push is read from its quarantine
  folder,  // none: the repository is the one that the folder lies in
};

// NAME=VALUE, made from our own environment. `settings` are names and values for git's
// configuration, which go before those of the repository.
std::vector<std::string> git_environment(
    GitPlace place, const std::vector<std::pair<std::string, std::string>>& settings);

}  // namespace zonemend
