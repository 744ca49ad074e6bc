#include "rules/shared/caa.h"

#include <gtest/gtest.h>

namespace zonemend::rules {
namespace {

std::string authority(std::string_view value) {
  return std::string(read_issue_value(value).authority);
}

bool can_be_read(std::string_view value) { return read_issue_value(value).fault.empty(); }

TEST(Caa, ReadsTheAuthority) {
  EXPECT_EQ(authority("letsencrypt.org"), "letsencrypt.org");
  EXPECT_EQ(authority(" \tca-1.example.net\t; account=230123"), "ca-1.example.net");
  EXPECT_EQ(authority("xn--bcher-kva.example;"), "xn--bcher-kva.example");
}

TEST(Caa, ReadsNobody) {
  for (const std::string_view value : {"", " ", ";", " ; ", "; policy=none"}) {
    EXPECT_TRUE(can_be_read(value)) << value;
    EXPECT_EQ(authority(value), "") << value;
  }
}

TEST(Caa, ReadsParameters) {
  EXPECT_TRUE(can_be_read("ca.example.net; a=1; b = 2 ;c="));
  EXPECT_TRUE(can_be_read("ca.example.net; accounturi=https://acme.example.net/a?b=1,2"));
  EXPECT_TRUE(can_be_read("ca.example.net; a=1;"));
}

TEST(Caa, RefusesWhatIsNoDomain) {
  for (const std::string_view value :
       {"letsencrypt", "letsencrypt.org.", ".org", "a..org", "-ca.example.net", "ca-.example.net",
        "ca_1.example.net", "https://ca.example.net", "ca@example.net", "a.example b.example",
        "a.example,b.example",
        "b\xc3\xbc"
        "cher.example"}) {
    EXPECT_FALSE(can_be_read(value)) << value;
    EXPECT_EQ(authority(value), "") << value;
  }
}

TEST(Caa, RefusesWhatAreNoParameters) {
  for (const std::string_view value :
       {"ca.example.net; a", "ca.example.net; =1", "ca.example.net;; a=1",
        "ca.example.net; a=1 b=2", "ca.example.net; a_b=1", "ca.example.net; a=\x7f"}) {
    EXPECT_FALSE(can_be_read(value)) << value;
    EXPECT_EQ(authority(value), "") << value;
  }
}

}  // namespace
}  // namespace zonemend::rules
