// What zonemend makes of a zone file by BIND's measure: its records, or that it does not load.
#pragma once

#include <string>

#include "support/memory_files.h"

namespace zonemend::testing {

struct Reading {
  bool loads = true;
  std::string text;  // as `zonemend canon` prints the records; else the findings, concise
};

// The zone has the origin example.com. It is read with the default rules, whose findings decide
// whether BIND would load it.
Reading read_with_zonemend(const std::string& file, MemoryFiles& files);
Reading read_with_zonemend(const std::string& text);

}  // namespace zonemend::testing
