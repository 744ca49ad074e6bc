// A rule's manual, for formats that carry it along.
#pragma once

#include <string>

#include "zonemend/rule.h"

namespace zonemend {

std::string rule_help_text(const Rule& rule);
std::string rule_help_markdown(const Rule& rule);

}  // namespace zonemend
