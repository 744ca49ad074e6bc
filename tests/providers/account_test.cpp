#include <gtest/gtest.h>

#include "zonemend/provider.h"

namespace zonemend {
namespace {

std::string target(std::string_view user) {
  const auto account = account_target(*find_provider("kartra"), user);
  return account ? account->target.text() : "refused";
}

TEST(Account, IsTheFirstLabelOfTheTarget) {
  EXPECT_EQ(target("acme"), "acme.kartra.com.");
  EXPECT_EQ(target("ACME"), "acme.kartra.com.");
  EXPECT_EQ(target("a-1"), "a-1.kartra.com.");
}

TEST(Account, IsFoundInAnAddress) {
  for (const char* user : {"acme.kartra.com", "acme.kartra.com.", "https://acme.kartra.com/",
                           "http://acme.kartra.com/page?x=1", "https://ACME.kartra.com"}) {
    EXPECT_EQ(target(user), "acme.kartra.com.") << user;
    EXPECT_FALSE(account_target(*find_provider("kartra"), user)->notes.empty());
  }
}

TEST(Account, ThatCannotBeOneIsRefused) {
  for (const char* user :
       {"", "username", "USERNAME", "username.kartra.com", "kartra.com", "https://kartra.com/",
        "https://acme.example.com/", "a.b", "-a", "a-", "a_b", "a b", "acme.kartra.com.kartra.com",
        "@", "*", ".", "https://", "acme/page", "acm\xc3\xa9"}) {
    EXPECT_EQ(target(user), "refused") << user;
  }
  EXPECT_EQ(target(std::string(64, 'a')), "refused");
  EXPECT_EQ(target(std::string(63, 'a')), std::string(63, 'a') + ".kartra.com.");
}

TEST(Providers, AreKnownByTheirTargets) {
  EXPECT_EQ(provider_of(*Name::parse("x.myshopify.com.", Name()))->id, "shopify");
  EXPECT_EQ(provider_of(*Name::parse("x.example.com.", Name())), nullptr);
  for (const Provider* provider : all_providers()) {
    EXPECT_TRUE(Name::parse(provider->suffix, Name())) << provider->id;
    EXPECT_EQ(find_provider(provider->id), provider);
  }
}

}  // namespace
}  // namespace zonemend
