#include "lint/nearest_name.h"

#include <gtest/gtest.h>

#include <vector>

namespace zonemend {
namespace {

const std::vector<std::string_view> commands{"check", "explain", "kartra", "point", "rules"};

TEST(NearestName, FindsSlipsOfTheFinger) {
  EXPECT_EQ(nearest_name("chekc", commands), "check");
  EXPECT_EQ(nearest_name("katra", commands), "kartra");
  EXPECT_EQ(nearest_name("rule", commands), "rules");
}

TEST(NearestName, DoesNotGuessWildly) {
  EXPECT_EQ(nearest_name("xyz", commands), "");
  EXPECT_EQ(nearest_name("", commands), "");
  EXPECT_EQ(nearest_name(std::string(100000, 'c'), commands), "");
}

TEST(NearestName, IsAQuestionInMessages) {
  EXPECT_EQ(did_you_mean("chekc", commands), ", did you mean 'check'?");
  EXPECT_EQ(did_you_mean("xyz", commands), "");
}

}  // namespace
}  // namespace zonemend
