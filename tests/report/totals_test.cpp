#include "report/shared/totals.h"

#include <gtest/gtest.h>

namespace zonemend {
namespace {

TEST(Totals, AreReadAsASentence) {
  EXPECT_EQ(totals({.files = 2}), "no problems in 2 files");
  EXPECT_EQ(totals({.files = 2, .errors = 3, .warnings = 1, .fixable = 2}),
            "3 errors, 1 warning in 2 files; 2 fixable with --fix");
  EXPECT_EQ(totals({.files = 1, .infos = 2, .fixable = 1, .withheld = 1}),
            "2 infos in 1 file; 1 fixable with --fix; 1 more with --fix --unsafe-fixes");
  EXPECT_EQ(totals({.files = 1, .fixed = 1}), "no problems left in 1 file; 1 fix applied");
  EXPECT_EQ(totals({.files = 1, .errors = 1500, .omitted = 500}),
            "1500 errors in 1 file; 500 of them not shown");
}

}  // namespace
}  // namespace zonemend
