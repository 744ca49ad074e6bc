// What zonemend writes, name servers load: every zone that testdata/kartra/ expects.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/checkers.h"
#include "support/command.h"
#include "support/golden.h"
#include "support/scratch_folder.h"
#include "zonemend/zone.h"

namespace zonemend::testing {
namespace {

namespace fs = std::filesystem;

// What a checker refuses for reasons of its own, which patching neither made nor can mend.
struct Exception {
  std::string_view checker;
  std::string_view said;  // a part of its message
  std::string_view reason;
};
constexpr Exception exceptions[] = {
    {"kzonecheck", "unsupported CRLF newline", "Knot reads LF line ends only"},
    {"kzonecheck", "owner is invalid", "Knot knows no quoted owners, which the case has already"},
    {"kzonecheck", "invalid directive", "Knot knows no $GENERATE, which the case has already"},
    {"nsd-checkzone", "Unknown directive: $GENERATE", "nor does NSD"},
    {"nsd-checkzone", "out of zone data", "NSD refuses what BIND drops; the case has it already"},
    {"nsd-checkzone", "already encountered",
     "NSD refuses a repeated SOA, which BIND takes for one"},
    {"nsd-checkzone", "out.zone:11: syntax error", "NSD wants a blank behind a quoted owner"},
};

const Exception* exception_for(const Checker& checker, const std::string& said) {
  for (const Exception& item : exceptions) {
    if (item.checker == checker.name && said.find(item.said) != std::string::npos) return &item;
  }
  return nullptr;
}

std::vector<fs::path> patched_zones() {
  std::vector<fs::path> zones;
  for (const fs::path& folder : folders_in(testdata() / "kartra")) {
    if (fs::exists(folder / "out.zone")) zones.push_back(folder / "out.zone");
  }
  return zones;
}

// As the case's command line says, or as the zone says itself.
std::string origin_of(const fs::path& zone) {
  const std::vector<std::string> arguments = shell_words(read_bytes(zone.parent_path() / "args"));
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    constexpr std::string_view option = "--origin=";
    if (arguments[i].starts_with(option)) return arguments[i].substr(option.size());
    if (arguments[i] == "--origin" && i + 1 < arguments.size()) return arguments[i + 1];
  }
  const auto loaded = load_zone(Source("in.zone", read_bytes(zone)), {});
  if (loaded) return loaded->zone.origin_name().text();
  ADD_FAILURE() << loaded.error().message;
  return ".";
}

class KartraLoads : public ::testing::TestWithParam<fs::path> {
 protected:
  // A copy of the case, because checkers look for $INCLUDE files and journals beside the zone.
  std::string copy_of_case(const ScratchFolder& scratch) const {
    fs::copy(GetParam().parent_path(), scratch.folder(), fs::copy_options::recursive);
    return scratch.path("out.zone");
  }
};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(KartraLoads);

TEST_P(KartraLoads, InEveryNameServer) {
  const ScratchFolder scratch;
  const std::string zone = copy_of_case(scratch);
  const std::string origin = origin_of(GetParam());
  for (const Checker& checker : all_checkers()) {
    if (!is_installed(checker)) continue;
    const Verdict verdict = judge(checker, origin, zone);
    if (verdict.loads || exception_for(checker, verdict.said) != nullptr) continue;
    ADD_FAILURE() << checker.name << " refuses " << GetParam() << ":\n" << verdict.said;
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, KartraLoads, ::testing::ValuesIn(patched_zones()),
                         [](const auto& test) {
                           return test_name(test.param.parent_path().filename().string());
                         });

// One test a tool, so that a missing one shows up as skipped.
class CheckerIsThere : public ::testing::TestWithParam<Checker> {};

TEST_P(CheckerIsThere, AndWasAsked) {
  if (!is_installed(GetParam())) {
    GTEST_SKIP() << GetParam().name << " is not installed: what it says was NOT looked at";
  }
}

INSTANTIATE_TEST_SUITE_P(Tools, CheckerIsThere, ::testing::ValuesIn(all_checkers()),
                         [](const auto& test) { return test_name(test.param.name); });

}  // namespace
}  // namespace zonemend::testing
