#include "fuzz/bind.h"

#include <algorithm>
#include <cctype>
#include <span>

#include "fuzz/zone_input.h"
#include "support/checkers.h"
#include "support/scratch_folder.h"

namespace zonemend::fuzz {
namespace {

// What zonemend takes on purpose although BIND does not, by what BIND says of it.
struct Leniency {
  std::string_view said;
  std::string_view reason;
};
constexpr Leniency leniencies[] = {
    {"not at top of zone", ""},
};

bool is_leniency(std::string_view said) {
  return std::any_of(std::begin(leniencies), std::end(leniencies),
                     [&](const Leniency& item) { return said.find(item.said) != said.npos; });
}

// So that nothing is written elsewhere than in a folder of its own.
bool is_plain_name(std::string_view name) {
  return !name.empty() && !name.starts_with('.') &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return c < 0x80 && (std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_');
         });
}

std::string canonical_of(const std::string& text) {
  testing::MemoryFiles files({{"text.zone", text}});
  const auto loaded = load("text.zone", files);
  return loaded ? canonical_text(loaded->zone) : "nothing\n";
}

}  // namespace

BindAnswer ask_bind(std::string_view bytes) {
  const auto texts = split_files(bytes, main_file);
  const bool plain = std::all_of(texts.begin(), texts.end(),
                                 [](const auto& item) { return is_plain_name(item.first); });
  testing::MemoryFiles files(texts);
  const auto loaded = load(main_file, files);
  if (!plain || !loaded || !is_sound(*loaded)) return {};

  const testing::ScratchFolder scratch;
  for (const auto& [name, text] : texts) scratch.put(name, text);
  const std::string origin = loaded->zone.origin_name().text();
  const testing::Verdict verdict =
      testing::check_with_bind(origin, scratch.folder().string(), std::string(main_file));
  if (!verdict.loads) return {true, is_leniency(verdict.said) ? "" : verdict.said};
  const testing::Compiled compiled =
      testing::compile_with_bind(origin, scratch.folder().string(), std::string(main_file));
  const std::string ours = canonical_text(loaded->zone);
  const std::string theirs = canonical_of(compiled.records);
  if (ours != theirs) return {true, "zonemend reads\n" + ours + "and BIND\n" + theirs};
  return {true, ""};
}

}  // namespace zonemend::fuzz
