#include <gtest/gtest.h>

#include <string>

#include "zonemend/record_text.h"
#include "zonemend/zone.h"

namespace zonemend {
namespace {

constexpr std::string_view head =
    "$TTL 3600\n@ SOA ns1.example.net. hostmaster 1 7200 3600 1209600 300\n@ NS ns1.example.net.\n";

LoadedZone load(std::string_view text, std::string_view before = head) {
  auto loaded = load_zone(Source("test", std::string(before) + std::string(text)),
                          {.origin = Name::parse("example.com.", Name())});
  EXPECT_TRUE(loaded);
  return std::move(*loaded);
}

// Records behind the head, one a line: owner TTL type rdata.
std::string records(const LoadedZone& loaded, std::size_t skip = 2) {
  std::string result;
  for (const Record& r : loaded.zone.records().subspan(skip)) {
    result += loaded.zone.name(r.owner).text() + " " + std::to_string(r.ttl) + " " +
              rr_type_text(r.type) + " " + rdata_text(r.type, RrClass::in, loaded.zone.rdata(r)) +
              "\n";
  }
  return result;
}

std::string findings(const LoadedZone& loaded) {
  std::string result;
  for (const Finding& f : loaded.findings) {
    const Position at = loaded.zone.sources().position(f.span);
    result += std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
              std::string(f.rule) + "\n";
  }
  return result;
}

TEST(Loader, TakesTtlAndClassInEveryLegalOrder) {
  EXPECT_EQ(records(load("a A 192.0.2.1\na 60 A 192.0.2.1\na IN A 192.0.2.1\n"
                         "a 1m IN A 192.0.2.1\na in 1M a 192.0.2.1\na CLASS1 TYPE1 192.0.2.1\n")),
            "a.example.com. 3600 A 192.0.2.1\na.example.com. 60 A 192.0.2.1\n"
            "a.example.com. 3600 A 192.0.2.1\na.example.com. 60 A 192.0.2.1\n"
            "a.example.com. 60 A 192.0.2.1\na.example.com. 3600 A 192.0.2.1\n");
}

TEST(Loader, AnOwnerMayLookLikeTypeClassOrTtl) {
  EXPECT_EQ(records(load("mx A 192.0.2.1\nin A 192.0.2.1\n300 A 192.0.2.1\n")),
            "mx.example.com. 3600 A 192.0.2.1\nin.example.com. 3600 A 192.0.2.1\n"
            "300.example.com. 3600 A 192.0.2.1\n");
}

TEST(Loader, CarriesTheOwnerOverBlanksCommentsAndOriginLines) {
  EXPECT_EQ(records(load("a A 192.0.2.1\n\n; c\n  \n$ORIGIN sub.example.com.\n A 192.0.2.2\nb A "
                         "192.0.2.3\n")),
            "a.example.com. 3600 A 192.0.2.1\na.example.com. 3600 A 192.0.2.2\n"
            "b.sub.example.com. 3600 A 192.0.2.3\n");
}

TEST(Loader, CompletesRelativeOrigins) {
  EXPECT_EQ(records(load("$ORIGIN sub\na A 192.0.2.1\n$ORIGIN @\nb A 192.0.2.1\n$origin .\n"
                         "c.example.com A 192.0.2.1\n")),
            "a.sub.example.com. 3600 A 192.0.2.1\nb.sub.example.com. 3600 A 192.0.2.1\n"
            "c.example.com. 3600 A 192.0.2.1\n");
}

TEST(Loader, TakesTheOriginOfAQuotedOwnerAndParenthesesAnywhere) {
  EXPECT_EQ(records(load("\"a\" A 192.0.2.1\n( b A\n 192.0.2.2 )\nc ( A ( 192.0.2.3 ) )\n")),
            "a.example.com. 3600 A 192.0.2.1\nb.example.com. 3600 A 192.0.2.2\n"
            "c.example.com. 3600 A 192.0.2.3\n");
}

TEST(Loader, WithoutDirectiveTakesThePreviousTtl) {
  const auto loaded = load("",
                           "@ 600 SOA ns1.example.net. h 1 2 3 4 5\n@ NS ns1.example.net.\n"
                           "a 60 A 192.0.2.1\nb A 192.0.2.2\n$TTL 5\nc A 192.0.2.3\n");
  EXPECT_EQ(records(loaded, 1),
            "example.com. 600 NS ns1.example.net.\na.example.com. 60 A 192.0.2.1\n"
            "b.example.com. 60 A 192.0.2.2\nc.example.com. 5 A 192.0.2.3\n");
  EXPECT_EQ(findings(loaded), "2:3 rfc1035-ttl-semantics\n");
}

TEST(Loader, WithoutAnyTtlTakesTheSoaMinimum) {
  const auto loaded =
      load("",
           "@ SOA ns1.example.net. h 1 2 3 4 55\n@ NS ns1.example.net.\na 60 A 192.0.2.1\n"
           "b A 192.0.2.2\n");
  EXPECT_EQ(records(loaded, 1),
            "example.com. 55 NS ns1.example.net.\na.example.com. 60 A 192.0.2.1\n"
            "b.example.com. 55 A 192.0.2.2\n");
  EXPECT_EQ(findings(loaded), "1:3 soa-minimum-used-as-ttl\n");
}

TEST(Loader, FindsEveryBrokenLineOnceAndGoesOn) {
  const auto loaded = load(
      "a A 192.0.2.300\n"     // 4
      "b FOO 1\n"             // 5
      "c\n"                   // 6
      "d 1h30 A 192.0.2.1\n"  // 7
      "e..f A 192.0.2.1\n"    // 8: the blank-owner line below belongs to nobody
      "     A 192.0.2.1\n"
      "g\\256 A 192.0.2.1\n"               // 10
      "h CH A 192.0.2.1\n"                 // 11
      "i IN IN A 192.0.2.1\n"              // 12
      "$FOO\n$TTL\n$TTL x\n$ORIGIN a b\n"  // 13 to 16
      "j MX 70000 m\n"                     // 17
      "k A\n"                              // 18
      "l A 192.0.2.1 x\n"                  // 19
      "# m\n"                              // 20
      "n TYPE0 \\# 0\n"                    // 21
      "www.example.org. A 192.0.2.1\n"
      "z A 192.0.2.9\n");
  EXPECT_EQ(findings(loaded),
            "4:5 bad-ipv4\n5:3 unknown-rr-type\n6:2 missing-type\n7:3 bad-ttl\n"
            "8:1 bad-domain-name\n10:2 bad-escape\n11:3 class-mismatch\n"
            "12:6 duplicate-class-or-ttl\n13:1 unknown-directive\n14:1 directive-argument\n"
            "15:6 bad-ttl\n16:11 directive-argument\n17:6 number-out-of-range\n"
            "18:4 rdata-too-few-fields\n19:15 rdata-extra-fields\n20:1 wrong-comment-character\n"
            "21:3 meta-type-in-zone\n");
  EXPECT_EQ(records(loaded), "z.example.com. 3600 A 192.0.2.9\n");
  EXPECT_FALSE(loaded.zone.complete());
  EXPECT_EQ(loaded.zone.out_of_zone().size(), 1u);
}

TEST(Loader, ABrokenLineOutsideTheZoneLeavesItsOwnerThere) {
  const LoadedZone loaded = load("x.example.net. TXT \"open\n A 192.0.2.1\na A 192.0.2.2\n");
  EXPECT_EQ(records(loaded), "a.example.com. 3600 A 192.0.2.2\n");
  EXPECT_EQ(loaded.zone.out_of_zone().size(), 1u);
}

// The records behind the head, by number from 0.
std::vector<RecordId> behind_head(std::span<const RecordId> ids) {
  std::vector<RecordId> numbers;
  for (const RecordId id : ids) numbers.push_back(id - 2);
  return numbers;
}

TEST(Loader, RemembersOwnersWithCapitalsAndEscapes) {
  const LoadedZone loaded = load(
      "www A 192.0.2.1\nWWW A 192.0.2.2\n A 192.0.2.3\nWWW A 192.0.2.4\n"
      "\\119ww A 192.0.2.5\n\"www\" A 192.0.2.6\nOut.example.net. A 192.0.2.7\n"
      "$ORIGIN Sub.example.com.\nwww A 192.0.2.8\n$GENERATE 1-2 G$ A 192.0.2.$\n"
      "a-name-of-many-characters-and-one-Capital A 192.0.2.9\n");
  EXPECT_EQ(behind_head(loaded.zone.oddly_spelt_owners()), (std::vector<RecordId>{1, 3, 4, 5, 9}));
}

TEST(Loader, RemembersTtlsOfSeveralUnits) {
  const LoadedZone loaded = load(
      "a 90 A 192.0.2.1\nb 1h A 192.0.2.2\nc 1h30m A 192.0.2.3\nd IN 1d2h A 192.0.2.4\n"
      "d IN 1d2h A 192.0.2.5\nd A 192.0.2.6\n1h30m A 192.0.2.7\ne 1h30 A 192.0.2.8\n"
      "x.example.net. 1h30m A 192.0.2.9\n");
  EXPECT_EQ(behind_head(loaded.zone.ttls_of_units()), (std::vector<RecordId>{2, 3, 4}));
}

TEST(Loader, ARecordWithoutAnyOwnerIsFound) {
  EXPECT_EQ(findings(load("", "$TTL 1\n A 192.0.2.1\n")), "2:1 no-current-owner\n");
}

TEST(Loader, FindsTheOrigin) {
  const auto origin = [](std::string name, std::string text) {
    const auto loaded = load_zone(Source(std::move(name), std::move(text)), {});
    return loaded ? loaded->zone.origin_name().text() : "none";
  };
  EXPECT_EQ(origin("x", "$ORIGIN a.b.\n@ 1 SOA n h 1 2 3 4 5\n"), "a.b.");
  EXPECT_EQ(origin("x", "$ORIGIN b.\na 1 SOA n h 1 2 3 4 5\n"), "a.b.");
  EXPECT_EQ(origin("x", "$ORIGIN .\na.b 1 IN SOA n h 1 2 3 4 5\n"), "a.b.");
  EXPECT_EQ(origin("x", "a.b. 1 SOA n h 1 2 3 4 5\n"), "a.b.");
  EXPECT_EQ(origin("zones/db.a.b", "@ 1 SOA n h 1 2 3 4 5\n"), "a.b.");
  EXPECT_EQ(origin("a.b.zone", ""), "a.b.");
  EXPECT_EQ(origin("a.b.db", ""), "a.b.");
  EXPECT_EQ(origin("a.b", ""), "a.b.");
  EXPECT_EQ(origin("prod.zone", ""), "none");
  EXPECT_EQ(origin("zone.txt", ""), "none");
  EXPECT_EQ(origin("db.192.0.2", ""), "none");
  EXPECT_EQ(origin("2.0.192.in-addr.arpa", ""), "2.0.192.in-addr.arpa.");
}

TEST(Zone, AnswersQuestionsAboutNames) {
  const auto loaded = load(
      "a.b A 192.0.2.1\n*.w A 192.0.2.1\nsub NS ns1.example.net.\nx.sub A 192.0.2.1\n"
      "old DNAME example.net.\n");
  const Zone& zone = loaded.zone;
  const auto name = [](std::string_view text) {
    return *Name::parse(text, *Name::parse("example.com.", Name()));
  };
  const auto id = [&](std::string_view text) { return zone.names().find(name(text)); };
  EXPECT_TRUE(zone.exists(id("b")));  // an empty non-terminal
  EXPECT_FALSE(zone.exists(id("c")));
  EXPECT_EQ(zone.cut_above(id("x.sub")), id("sub"));
  EXPECT_EQ(zone.cut_above(id("a.b")), no_name);
  EXPECT_EQ(zone.dname_above(name("y.x.old")), id("old"));
  EXPECT_EQ(zone.dname_above(name("old")), no_name);
  EXPECT_EQ(zone.wildcard_for(name("p.q.w")), id("*.w"));
  EXPECT_EQ(zone.wildcard_for(name("p.b")), no_name);
  EXPECT_EQ(zone.closest_encloser(name("p.q.b")), id("b"));
  EXPECT_TRUE(zone.has(zone.origin(), RrType::soa));
  EXPECT_EQ(zone.records_at(id("sub")).size(), 1u);
  EXPECT_EQ(zone.records_of(RrType::a).size(), 3u);
  EXPECT_TRUE(zone.records_of(RrType::mx).empty());
}

TEST(RecordText, TellsWhereThePartsStand) {
  const auto loaded = load("www  60 IN MX ( 10 ; c\n mail ) ; end\n");
  const Zone& zone = loaded.zone;
  const RecordText text = record_text(zone, zone.record(2));
  const auto at = [&](const Span& span) { return std::string(zone.sources().text(span)); };
  EXPECT_EQ(at(text.owner), "www");
  EXPECT_EQ(at(text.ttl), "60");
  EXPECT_EQ(at(text.rr_class), "IN");
  EXPECT_EQ(at(text.type), "MX");
  ASSERT_EQ(text.rdata.size(), 2u);
  EXPECT_EQ(at(text.rdata[1]), "mail");
  EXPECT_EQ(at(text.comment), "; end");
  EXPECT_TRUE(text.ttl_first);
}

}  // namespace
}  // namespace zonemend
