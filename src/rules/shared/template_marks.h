// Placeholders of the template languages that zone files are made with.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zonemend::rules {

struct TemplateMark {
  std::uint32_t begin;  // byte offset into the word
  std::uint32_t size;
};

// The first placeholder in a word or quoted string. All have a template_sign or a doubled_sign (see
// rare_octets.h).
std::optional<TemplateMark> find_template_mark(std::string_view word);

}  // namespace zonemend::rules
