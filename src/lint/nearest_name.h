// Which known word somebody may have meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace zonemend {

// The candidate that takes the fewest slips of the finger (insertions, deletions, replacements,
// neighbours swapped) to become `word`; empty when none is near. The view is the candidate's own.
std::string_view nearest_name(std::string_view word, std::span<const std::string_view> candidates);

// ", did you mean 'x'?", or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace zonemend
