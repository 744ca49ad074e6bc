// zonemend check --show-config: how a file would be read and checked, and who says so.
#pragma once

#include <ostream>

#include "zonemend/settings.h"
#include "zonemend/zone.h"

namespace zonemend::cli {

// `settings`: the settings file that holds, as shown to the user; empty when there is none.
void show_config(std::ostream& out, const std::string& path, const std::string& settings,
                 const LoadedZone& loaded, const LoadOptions& options, const RulesInForce& rules);

}  // namespace zonemend::cli
