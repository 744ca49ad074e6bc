#include "report/shared/totals.h"

#include <fmt/format.h>

namespace zonemend {

std::string counts(const Tally& tally) {
  std::string text;
  const auto add = [&text](std::size_t count, std::string_view noun) {
    if (count == 0) return;
    if (!text.empty()) text += ", ";
    text += counted(count, noun);
  };
  add(tally.errors, "error");
  add(tally.warnings, "warning");
  add(tally.infos, "info");
  return text.empty() ? "no problems" : text;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string totals(const Tally& tally) {
  std::string text = fmt::format("{}{} in {}", counts(tally), tally.fixed > 0 ? " left" : "",
                                 counted(tally.files, "file"));
  if (tally.fixed > 0)
    text += fmt::format("; {} applied",
                        tally.fixed == 1 ? "1 fix" : fmt::format("{} fixes", tally.fixed));
  if (tally.fixable > 0) text += fmt::format("; {} fixable with --fix", tally.fixable);
  if (tally.withheld > 0) {
    text += fmt::format("; {}{} with --fix --unsafe-fixes", tally.withheld,
                        tally.fixable > 0 ? " more" : " fixable");
  }
  if (tally.omitted > 0) text += fmt::format("; {} of them not shown", tally.omitted);
  return text;
}

}  // namespace zonemend
