#include "rules/shared/tag_list.h"

#include <gtest/gtest.h>

#include "rules/shared/mail_policy.h"

namespace zonemend::rules {
namespace {

TEST(TagList, IsReadInOrder) {
  const auto tags = read_tags(" v = DMARC1 ;p=none;; rua=mailto:a=b@example.com ; ");
  ASSERT_EQ(tags.size(), 4u);
  EXPECT_EQ(tags[0].whole, "v = DMARC1");
  EXPECT_EQ(tags[0].name, "v");
  EXPECT_EQ(tags[0].value, "DMARC1");
  EXPECT_EQ(tags[2].whole, "");
  EXPECT_EQ(tags[3].value, "mailto:a=b@example.com");
  EXPECT_TRUE(read_tags("").empty());
  EXPECT_EQ(read_tags("word")[0].name, "");
}

TEST(TagList, NamesIgnoreLetterCase) {
  const auto tags = read_tags("V=1; P=a; p=b");
  ASSERT_TRUE(find_tag(tags, "p"));
  EXPECT_EQ(find_tag(tags, "p")->value, "a");
  EXPECT_FALSE(find_tag(tags, "q"));
}

TEST(TagList, ValuesAreSplit) {
  EXPECT_EQ(split_value("a, b,,", ','), (std::vector<std::string_view>{"a", "b", "", ""}));
  EXPECT_EQ(split_value("", ','), (std::vector<std::string_view>{""}));
}

TEST(TagList, FormIsChecked) {
  TextFaults faults;
  const auto sound = read_tags("v=1; k=; a_1=x;");
  check_form(sound, "list", faults);
  EXPECT_TRUE(faults.empty());
  const auto broken = read_tags("v=1; word; ;v=2; 1a=x");
  check_form(broken, "list", faults);
  EXPECT_EQ(faults.size(), 4u);
}

TEST(TagList, TheVersionIsExact) {
  EXPECT_TRUE(has_version(read_tags("v=DMARC1"), "DMARC1"));
  EXPECT_TRUE(has_version(read_tags("V = DMARC1; p=none"), "DMARC1"));
  EXPECT_FALSE(has_version(read_tags("v=dmarc1"), "DMARC1"));
  EXPECT_FALSE(has_version(read_tags("p=none; v=DMARC1"), "DMARC1"));
  EXPECT_FALSE(has_version(read_tags(""), "DMARC1"));
}

TEST(MailPolicy, OwnersAreTold) {
  const auto name = [](std::string_view text) { return *Name::parse(text, Name()); };
  EXPECT_TRUE(is_dmarc_owner(name("_DMARC.example.com.")));
  EXPECT_FALSE(is_dmarc_owner(name("example.net._report._dmarc.example.com.")));
  EXPECT_TRUE(is_dkim_owner(name("a.b._domainkey.example.com.")));
  EXPECT_FALSE(is_dkim_owner(name("_domainkey.example.com.")));
  EXPECT_FALSE(is_dkim_owner(name("example.com.")));
  EXPECT_TRUE(starts_with_labels(name("_smtp._tls.example.com."), {"_smtp", "_tls"}));
  EXPECT_FALSE(starts_with_labels(name("_smtp."), {"_smtp", "_tls"}));
}

}  // namespace
}  // namespace zonemend::rules
