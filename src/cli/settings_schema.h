// The JSON Schema of .zonemend.toml, made from the rules' descriptors: editors complete and check
// the file with it.
#pragma once

#include <string>

namespace zonemend::cli {

// JSON Schema draft-07, which the TOML language servers read, with a final line end.
std::string settings_schema();

}  // namespace zonemend::cli
