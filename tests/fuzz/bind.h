// Fuzzers' inputs held against BIND.
#pragma once

#include <string>
#include <string_view>

namespace zonemend::fuzz {

struct BindAnswer {
  bool asked = false;      // zonemend takes the zone for sound, and its files have plain names
  std::string difference;  // what BIND makes of it instead; empty: the same
};

// Whether named-checkzone loads what zonemend takes for a sound zone, and reads the same records.
// It starts two programs, so that this is nothing for every input. They must be installed.
BindAnswer ask_bind(std::string_view bytes);

}  // namespace zonemend::fuzz
