// Placeholders of the template languages that zone files are made with.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "zonemend/document.h"

namespace zonemend::rules {

struct TemplateMark {
  std::uint32_t begin;  // byte offset into the word
  std::uint32_t size;
};

// The first placeholder in a word or quoted string.
std::optional<TemplateMark> find_template_mark(std::string_view word);

// Indexes of the entries that may have one: a cheap look at the bytes.
std::vector<std::uint32_t> entries_with_template_signs(std::string_view bytes,
                                                       const Document& document);

}  // namespace zonemend::rules
