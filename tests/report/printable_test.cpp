#include <gtest/gtest.h>

#include "zonemend/report.h"

namespace zonemend {
namespace {

TEST(Printable, LeavesTextAlone) {
  EXPECT_EQ(printable("www 300 CNAME acme.kartra.com."), "www 300 CNAME acme.kartra.com.");
  EXPECT_EQ(printable("m\u00fcller.example \u4f8b"), "m\u00fcller.example \u4f8b");
}

TEST(Printable, EscapesWhatControlsATerminal) {
  EXPECT_EQ(printable("a\x1b[31mb"), "a\\027[31mb");
  EXPECT_EQ(printable("a\tb\r\n"), "a\\009b\\013\\010");
  EXPECT_EQ(printable(std::string_view("\0\x7f", 2)), "\\000\\127");
  EXPECT_EQ(printable("\u009b31m"), "\\194\\15531m");  // a C1 control sequence
}

TEST(Printable, EscapesWhatDeceivesTheEye) {
  EXPECT_EQ(printable("\u202emoc"), "\\226\\128\\174moc");
  EXPECT_EQ(printable("a\u00a0b"), "a\\194\\160b");
  EXPECT_EQ(printable("a\u200bb"), "a\\226\\128\\139b");
}

TEST(Printable, EscapesWhatIsNotUtf8) {
  EXPECT_EQ(printable("\xff"), "\\255");
  EXPECT_EQ(printable("\xc3"), "\\195");                    // cut short
  EXPECT_EQ(printable("\xc0\xaf"), "\\192\\175");           // overlong
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\237\\160\\128");  // a surrogate
}

}  // namespace
}  // namespace zonemend
