// What is worked out once for names with very many records is what a walk over them finds.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "rules/shared/alias_target.h"
#include "rules/shared/host_addresses.h"
#include "rules/shared/records.h"
#include "rules/shared/signed_zone.h"
#include "rules/shared/spf.h"
#include "support/generator.h"
#include "text/ascii.h"

namespace zonemend::testing {
namespace {

using namespace rules;

constexpr std::string_view texts[] = {"v=spf1 -all", "v=spf1 mx -all", "V=SPF1", "v=spf10",
                                      "x",           "v=spf1  -all"};

std::string random_rdata(Random& random) {
  const std::string number = std::to_string(random.below(9));
  switch (random.below(7)) {
    case 0:
      return "A 192.0.2." + number;
    case 1:
      return "AAAA 2001:db8::" + number;
    case 2:
      return "MX " + number + " mail";
    case 3:
      return "TXT \"" + std::string(random.pick(texts)) + "\"";
    case 4:
      return "TXT \"v=spf1 \" \"ip4:192.0.2." + number + "\"";
    case 5:
      return "TYPE65" + number + " \\# 1 00";
    default:
      return "DNSKEY 25" + number + " 3 " + number + " AA" + number + "=";
  }
}

// A few names that share the records, so that some have very many.
LoadedZone crowded_zone(Random& random) {
  static constexpr std::string_view owners[] = {"@", "a", "b", "*.c", "d"};
  std::string text = "$TTL 60\n@ SOA ns host 1 2 3 4 5\n";
  const unsigned names = 1 + random.below(5);
  for (unsigned i = random.below(250); i > 0; --i) {
    text += std::string(owners[random.below(names)]) + " " + random_rdata(random) + "\n";
  }
  LoadOptions options;
  options.origin = Name::parse("example.com.", Name());
  return std::move(*load_zone(Source("zone", text), options));
}

std::vector<RecordId> plain_records_at(const Zone& zone, NameId owner, RrType type) {
  std::vector<RecordId> found;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    if (zone.record(id).owner == owner && zone.record(id).type == type) found.push_back(id);
  }
  return found;
}

std::vector<RecordId> plain_spf_at(const Zone& zone, NameId owner) {
  std::vector<RecordId> found;
  for (const RecordId id : plain_records_at(zone, owner, RrType::txt)) {
    TxtText text;
    text.read(zone, zone.record(id));
    const bool known = std::any_of(found.begin(), found.end(), [&](RecordId other) {
      return zone.rdata(other) == zone.rdata(id);
    });
    if (is_spf(text.text()) && !known) found.push_back(id);
  }
  return found;
}

void expect_same_types(const Zone& zone, NameId owner, RrType type) {
  const auto plain = plain_records_at(zone, owner, type);
  ASSERT_EQ(records_at(zone, owner, type), plain);
  ASSERT_EQ(count_at(zone, owner, type), plain.size());
  ASSERT_EQ(zone.has(owner, type), !plain.empty());
  if (!plain.empty()) {
    ASSERT_EQ(first_at(zone, owner, type), plain.front());
  }
}

TEST(CrowdedNames, AreLookedUpAsAWalkDoes) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    const LoadedZone loaded = crowded_zone(random);
    const Zone& zone = loaded.zone;
    std::vector<RrType> types = zone.types();
    types.push_back(RrType::srv);
    for (NameId owner = 0; owner < zone.names().size(); ++owner) {
      for (const RrType type : types) {
        ASSERT_NO_FATAL_FAILURE(expect_same_types(zone, owner, type)) << seed;
      }
      const auto policies = plain_spf_at(zone, owner);
      ASSERT_EQ(spf_records_at(zone, owner), policies) << seed;
      ASSERT_EQ(spf_at(zone, owner).count, policies.size()) << seed;
      ASSERT_EQ(spf_at(zone, owner).first, policies.empty() ? no_record : policies.front());
    }
  }
}

TEST(CrowdedNames, HaveTheAddressesThatAWalkFinds) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    const LoadedZone loaded = crowded_zone(random);
    const Zone& zone = loaded.zone;
    HostAddresses addresses(zone);
    for (NameId host = 0; host < zone.names().size(); ++host) {
      for (char last = 0; last < 12; ++last) {
        const std::string address = std::string("\xc0\x00\x02", 3) + last;
        const auto records = plain_records_at(zone, host, RrType::a);
        const bool has = std::any_of(records.begin(), records.end(),
                                     [&](RecordId id) { return zone.rdata(id) == address; });
        ASSERT_EQ(addresses.has(host, RrType::a, address), has) << seed;
      }
    }
  }
}

TEST(CrowdedNames, HaveTheKeysThatAWalkFinds) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    const LoadedZone loaded = crowded_zone(random);
    const Zone& zone = loaded.zone;
    const std::vector<DnssecKey> keys = apex_keys(zone);
    std::vector<std::string_view> distinct;
    for (const RecordId id : plain_records_at(zone, zone.origin(), RrType::dnskey)) {
      const std::string_view rdata = zone.rdata(id);
      if (std::find(distinct.begin(), distinct.end(), rdata) == distinct.end()) {
        distinct.push_back(rdata);
      }
    }
    ASSERT_EQ(keys.size(), distinct.size()) << seed;
    const KeysByTag by_tag(keys);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      ASSERT_EQ(zone.rdata(keys[i].record), distinct[i]) << seed;
      std::vector<const DnssecKey*> same;
      for (const DnssecKey& key : keys) {
        if (key.tag == keys[i].tag && key.algorithm == keys[i].algorithm) same.push_back(&key);
      }
      const auto found = by_tag.of(keys[i].tag, keys[i].algorithm);
      ASSERT_TRUE(std::equal(found.begin(), found.end(), same.begin(), same.end())) << seed;
    }
  }
}

std::size_t plain_doubled_labels(NameView name) {
  const std::string_view wire = name.wire();
  std::vector<std::size_t> begins;
  for (NameView at = name; !at.is_root(); at = at.parent()) {
    begins.push_back(wire.size() - at.wire().size());
  }
  begins.push_back(wire.size() - 1);
  const std::size_t count = begins.size() - 1;
  for (std::size_t labels = 2; labels * 2 <= count; ++labels) {
    const std::size_t first = begins[count - labels * 2];
    const std::size_t second = begins[count - labels];
    if (ascii::equal_ignoring_case(wire.substr(first, second - first),
                                   wire.substr(second, wire.size() - 1 - second))) {
      return labels;
    }
  }
  return 0;
}

TEST(DoubledLabels, AreThoseThatAComparisonFinds) {
  static constexpr std::string_view labels[] = {"a", "A", "b", "aa", "ab.a", "a.b.A", "bb"};
  std::map<std::size_t, unsigned> seen;
  for (std::uint64_t seed = 0; seed < 30000; ++seed) {
    Random random(seed);
    std::string text;
    const unsigned kinds = 1 + random.below(7);
    for (unsigned i = 1 + random.below(random.one_in(4) ? 50 : 8); i > 0; --i) {
      text += std::string(labels[random.below(kinds)]) + ".";
    }
    if (random.one_in(2)) text = (random.one_in(2) ? "x." : "") + text + text;
    const auto name = Name::parse(text, Name());
    if (!name) continue;
    const std::size_t plain = plain_doubled_labels(*name);
    ASSERT_EQ(doubled_labels(*name), plain) << text;
    ++seen[plain];
  }
  EXPECT_GT(seen.size(), 10u);
}

}  // namespace
}  // namespace zonemend::testing
