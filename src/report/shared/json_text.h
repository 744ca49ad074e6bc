// JSON that can be shown in a terminal or a log as it is.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace zonemend {

using Json = nlohmann::ordered_json;

// Bytes that are not UTF-8 come out as U+FFFD, and characters that printable() would escape as
// "\uXXXX". On one line unless `indent` is given.
std::string json_text(const Json& value, int indent = -1);

}  // namespace zonemend
