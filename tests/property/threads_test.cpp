// What is read and found is the same with one thread and with many.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/generator.h"
#include "zonemend/lint.h"

namespace zonemend::testing {
namespace {

constexpr unsigned lines = 60000;  // more than enough to be read in parts

// Lines of every kind, in runs that a border between two parts may cut anywhere. `faulty` adds what
// makes the lines below it mean something else.
std::string big_zone(Random& random, bool faulty) {
  std::string text = random.one_in(3) ? "" : "$TTL 1h\n";
  text += "@ 3600 IN SOA ns1 hostmaster 1 7200 1800 1209600 3600\n\tNS ns1\n\tNS ns2\n";
  for (unsigned i = 0; i < lines; ++i) {
    const std::string number = std::to_string(i - random.below(3));
    switch (random.below(faulty ? 24u : 16u)) {
      case 0:
        text += "sub" + number + " NS ns.sub" + number + "\nns.sub" + number + " A 192.0.2.7\nsub" +
                number + " 60 NS ns2.sub" + number + "\n";
        break;
      case 1:
        text += "Host" + number + " 300 A 192.0.2." + std::to_string(random.below(256)) + "\n";
        break;
      case 2:
        text += "host" + number + (random.one_in(2) ? " IN 600" : " 1h30m") +
                " A 192.0.2.9 ; comment (\n";
        break;
      case 3:
        text += "\tTXT \"a b\" ( c\n  \"d\" ) \n";
        break;
      case 4:
        text += "deep.er.host" + number + "\tMX 10 mail\n";
        break;
      case 5:
        text += "\n; comment\n";
        break;
      case 6:
        text += "away" + number + ".example.net. A 192.0.2.1\n";
        break;
      case 7:
        text += "alias" + number + " CNAME host" + number + "\r\n";
        break;
      case 8:
        text += "text" + number + " TXT \"a; (b\" \"\" ; said \"c\"\n";
        break;
      case 16:
        text += "bad" + number + " A 192.0.2.300\n";
        break;
      case 17:
        text += random.one_in(200) ? "$ORIGIN sub" + number + "\n$ORIGIN example.com.\n" : "x AAAA\n";
        break;
      case 18:
        text += random.one_in(400) ? "$TTL 30m\n" : "b..d A 192.0.2.1\n";
        break;
      case 19:
        text += random.one_in(2000) ? "open" + number + " TXT ( \"a\"\n" : ")\n";
        break;
      case 20:
        text += random.one_in(1000) ? "<<<<<<< ours\n=======\n>>>>>>> theirs\n" : "======= A 192.0.2.2\n";
        break;
      case 21:
        text += "q" + number + " TXT \"no end\n";
        break;
      case 22:
        text += "e\\" + std::to_string(random.below(10)) + "x TXT a\\\"b\n";
        break;
      case 23:
        text += random.one_in(300) ? "$GENERATE 1-3 gen$ A 192.0.2.$\n" : "\n";
        break;
      default:
        text += "\tAAAA 2001:db8::" + std::to_string(random.below(9999)) + "\n";
        break;
    }
  }
  return text;
}

LoadedZone load(const std::string& text, unsigned threads) {
  LoadOptions options;
  options.origin = Name::parse("example.com.", Name());
  options.threads = threads;
  Result<LoadedZone> loaded = load_zone(Source("zone", text), options);
  EXPECT_TRUE(loaded);
  return std::move(*loaded);
}

void expect_same(const std::vector<Finding>& a, const std::vector<Finding>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    ASSERT_EQ(a[i].rule, b[i].rule) << i;
    ASSERT_EQ(a[i].span, b[i].span) << a[i].rule;
    ASSERT_EQ(a[i].message, b[i].message);
    ASSERT_EQ(a[i].fixes.size(), b[i].fixes.size()) << a[i].rule;
    ASSERT_EQ(a[i].labels.size(), b[i].labels.size()) << a[i].rule;
  }
}

void expect_same(const Document& a, const Document& b) {
  ASSERT_EQ(a.entries.size(), b.entries.size());
  for (std::size_t i = 0; i < a.entries.size(); ++i) {
    ASSERT_EQ(a.entries[i].begin, b.entries[i].begin) << i;
    ASSERT_EQ(a.entries[i].end, b.entries[i].end) << i;
    ASSERT_EQ(a.entries[i].kind, b.entries[i].kind) << i;
    ASSERT_EQ(a.entries[i].starts_blank, b.entries[i].starts_blank) << i;
  }
}

void expect_same(const Zone& a, const Zone& b, const Record& x, const Record& y) {
  ASSERT_EQ(x.owner, y.owner);
  ASSERT_EQ(a.name(x.owner).wire(), b.name(y.owner).wire());
  ASSERT_EQ(a.names().parent(x.owner), b.names().parent(y.owner));
  ASSERT_EQ(x.ttl, y.ttl);
  ASSERT_EQ(x.ttl_origin, y.ttl_origin);
  ASSERT_EQ(x.type, y.type);
  ASSERT_EQ(x.entry, y.entry);
  ASSERT_EQ(x.owner_inherited, y.owner_inherited);
  ASSERT_EQ(a.rdata(x), b.rdata(y));
}

void expect_same(const Zone& a, const Zone& b) {
  ASSERT_EQ(a.names().size(), b.names().size());
  ASSERT_EQ(a.complete(), b.complete());
  ASSERT_EQ(a.records().size(), b.records().size());
  for (RecordId id = 0; id < a.records().size(); ++id) {
    expect_same(a, b, a.record(id), b.record(id));
    ASSERT_EQ(a.resumes_run(id), b.resumes_run(id)) << id;
    if (::testing::Test::HasFatalFailure()) return;
  }
  ASSERT_TRUE(std::ranges::equal(a.oddly_spelt_owners(), b.oddly_spelt_owners()));
  ASSERT_TRUE(std::ranges::equal(a.ttls_of_units(), b.ttls_of_units()));
  ASSERT_EQ(a.out_of_zone().size(), b.out_of_zone().size());
  for (std::size_t i = 0; i < a.out_of_zone().size(); ++i) {
    expect_same(a, b, a.out_of_zone()[i], b.out_of_zone()[i]);
    ASSERT_EQ(a.record_after(i), b.record_after(i));
    if (::testing::Test::HasFatalFailure()) return;
  }
}

void expect_threads_do_not_matter(const std::string& text) {
  const LoadedZone one = load(text, 1);
  for (const unsigned threads : {2u, 3u, 8u}) {
    SCOPED_TRACE(std::to_string(threads) + " threads");
    const LoadedZone many = load(text, threads);
    expect_same(one.zone.documents()[0], many.zone.documents()[0]);
    expect_same(one.findings.list(), many.findings.list());
    expect_same(one.zone, many.zone);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(Threads, HealthyZonesReadAlike) {
  for (unsigned seed = 0; seed < 4; ++seed) {
    Random random(seed);
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_threads_do_not_matter(big_zone(random, false));
  }
}

TEST(Threads, FaultyZonesReadAlike) {
  for (unsigned seed = 0; seed < 12; ++seed) {
    Random random(100 + seed);
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_threads_do_not_matter(big_zone(random, true));
  }
}

TEST(Threads, RulesFindTheSame) {
  Random random(7);
  const LoadedZone zone = load(big_zone(random, true), 1);
  LintOptions options;
  const std::vector<Finding> one = lint(zone, options);
  options.context.threads = 4;
  expect_same(one, lint(zone, options));
}

// An entry that is open where a part begins, to the end of the text or to the next quote.
TEST(Threads, AnEntryMayReachOverSeveralParts) {
  std::string text = "$TTL 1h\n@ SOA ns1 hostmaster 1 2 3 4 5\n";
  for (unsigned i = 0; i < 20; ++i) {
    text += "big" + std::to_string(i) + (i % 2 == 0 ? " TXT (\n" : " TXT \"\n");
    for (unsigned line = 0; line < 8000; ++line) text += "  \"line\" ; (\n";
    if (i % 3 == 0) text += ")\n";
  }
  expect_threads_do_not_matter(text);
}

}  // namespace
}  // namespace zonemend::testing
