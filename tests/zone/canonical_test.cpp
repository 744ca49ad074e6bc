#include "zonemend/canonical.h"

#include <gtest/gtest.h>

#include <string>

namespace zonemend {
namespace {

// The records of a text in canonical form, one a line.
std::string canonical(std::string text, bool sorted = true) {
  const auto loaded =
      load_zone(Source("test", std::move(text)), {.origin = Name::parse("example.com.", Name())});
  const Zone& zone = loaded->zone;
  std::string result;
  for (const CanonicalRecord& item : canonical_records(zone, sorted)) {
    const Record& record = zone.record(item.id);
    result += zone.name(record.owner).text() + " " + std::to_string(item.ttl) + " " +
              rr_type_text(record.type) + " " +
              rdata_text(record.type, RrClass::in, folded_rdata(record.type, zone.rdata(record))) +
              "\n";
  }
  return result;
}

TEST(Canonical, OrderIsThatOfDnssec) {
  EXPECT_EQ(canonical("$TTL 60\nb A 192.0.2.1\na.b A 192.0.2.1\n\\001 A 192.0.2.1\n* A 192.0.2.1\n"
                      "@ NS ns.\nB-2 A 192.0.2.1\n@ SOA ns. h. 1 2 3 4 5\n@ A 192.0.2.1\n"),
            "example.com. 60 SOA ns. h. 1 2 3 4 5\nexample.com. 60 A 192.0.2.1\n"
            "example.com. 60 NS ns.\n\\001.example.com. 60 A 192.0.2.1\n"
            "*.example.com. 60 A 192.0.2.1\nb.example.com. 60 A 192.0.2.1\n"
            "a.b.example.com. 60 A 192.0.2.1\nb-2.example.com. 60 A 192.0.2.1\n");
}

TEST(Canonical, EqualRecordsComeOnce) {
  EXPECT_EQ(canonical("$TTL 60\na MX 10 M\nA MX 10 m\na TYPE15 \\# 5 000a016d00\n"),
            "a.example.com. 60 MX 10 m.\na.example.com. 60 MX 10 m.example.com.\n");
}

TEST(Canonical, TheTtlIsTheOneThatBindServes) {
  // Within a run of lines the first, of several runs the last.
  EXPECT_EQ(canonical("a 1 A 192.0.2.1\na 2 A 192.0.2.2\n"),
            "a.example.com. 1 A 192.0.2.1\na.example.com. 1 A 192.0.2.2\n");
  EXPECT_EQ(canonical("a 1 A 192.0.2.1\nb 9 A 192.0.2.1\na 2 A 192.0.2.2\na 3 A 192.0.2.3\n"),
            "a.example.com. 2 A 192.0.2.1\na.example.com. 2 A 192.0.2.2\n"
            "a.example.com. 2 A 192.0.2.3\nb.example.com. 9 A 192.0.2.1\n");
}

TEST(Canonical, GlueDoesNotEndARunOfLines) {
  const std::string glue = "b.s.example.com. 9 A 192.0.2.1\n";
  const std::string kept = "s.example.com. 1 NS b.s.example.com.\ns.example.com. 1 NS c.\n" + glue;
  EXPECT_EQ(canonical("s 1 NS b.s\nb.s 9 A 192.0.2.1\ns 2 NS c.\n"), kept);
  EXPECT_EQ(canonical("s 1 NS b.s\nB.S 9 A 192.0.2.1\ns 2 NS c.\n"), kept);
  // Any other name ends it, and so does glue that is not named yet.
  const std::string later = "s.example.com. 2 NS b.s.example.com.\ns.example.com. 2 NS c.\n" + glue;
  EXPECT_EQ(canonical("s 1 NS c.\nb.s 9 A 192.0.2.1\ns 2 NS b.s\n"), later);
  EXPECT_EQ(canonical("s 1 NS b.s\nb.s 9 A 192.0.2.1\nS 2 NS c.\n"), later);
}

TEST(Canonical, WithoutDefaultTtlGlueLeavesTheRunItsOwn) {
  EXPECT_EQ(canonical("s 1 NS b.s\nb.s 9 A 192.0.2.1\ns 2 NS c.\nx A 192.0.2.1\n"),
            "s.example.com. 1 NS b.s.example.com.\ns.example.com. 1 NS c.\n"
            "b.s.example.com. 9 A 192.0.2.1\nx.example.com. 1 A 192.0.2.1\n");
}

TEST(Canonical, SignaturesOfDifferentTypesHaveTtlsOfTheirOwn) {
  const std::string rest = " 13 3 60 20300101000000 20200101000000 1 example.com. AAAA\n";
  EXPECT_EQ(canonical("a 1 RRSIG A" + rest + "a 2 RRSIG TXT" + rest),
            "a.example.com. 1 RRSIG A" + rest + "a.example.com. 2 RRSIG TXT" + rest);
}

TEST(Canonical, NamesInLaterTypesKeepTheirCase) {
  EXPECT_EQ(canonical("$TTL 60\na HTTPS 0 B.\nc LP 1 D.\n"),
            "a.example.com. 60 HTTPS 0 B.\nc.example.com. 60 LP 1 D.\n");
}

TEST(Canonical, MayKeepTheOrderOfTheFile) {
  EXPECT_EQ(canonical("$TTL 60\nb A 192.0.2.1\na A 192.0.2.1\n", false),
            "b.example.com. 60 A 192.0.2.1\na.example.com. 60 A 192.0.2.1\n");
}

}  // namespace
}  // namespace zonemend
