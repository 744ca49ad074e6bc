#include "cli/check_options.h"

#include <gtest/gtest.h>

namespace zonemend::cli {
namespace {

TEST(Time, IsReadInAllItsForms) {
  EXPECT_EQ(time_from_text("1970-01-01"), 0);
  EXPECT_EQ(time_from_text("2026-11-25"), 1795564800);
  EXPECT_EQ(time_from_text("2026-11-25T12:30:01Z"), 1795609801);
  EXPECT_EQ(time_from_text("2026-11-25 12:30:01"), 1795609801);
  EXPECT_EQ(time_from_text("20261125123001"), 1795609801);
  EXPECT_EQ(time_from_text("1795609801"), 1795609801);
  EXPECT_EQ(time_from_text("20261125"), 1795564800);
  EXPECT_EQ(time_from_text("0"), 0);
}

TEST(Time, IsNotReadFromOtherText) {
  for (const char* text : {"", "now", "2026-13-01", "2026-02-29", "2026-11-25T25:00:00Z", "-1",
                           "2026-11-25T12:30", "2026-11-2", "12x", "20261125126001"}) {
    EXPECT_FALSE(time_from_text(text)) << text;
  }
}

}  // namespace
}  // namespace zonemend::cli
