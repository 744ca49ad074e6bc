// File names as hosts of repositories want them.
#pragma once

#include <string>
#include <string_view>

namespace zonemend {

// Relative to the folder that zonemend ran in, without "./"; an absolute path stays.
std::string_view repository_path(std::string_view name);
// The same as a URI (RFC 3986): an absolute path as "file:///…", all else relative.
std::string uri_of(std::string_view name);

}  // namespace zonemend
