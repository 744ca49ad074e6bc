// Which TTLs are served, and which must be written out when lines go: worked out quickly, and by
// walks over all lines.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/generator.h"
#include "zonemend/canonical.h"
#include "zonemend/keep_ttls.h"

namespace zonemend::testing {
namespace {

std::string random_ttl(Random& random) {
  return random.one_in(3) ? std::to_string(1 + random.below(4)) + " " : "";
}

std::string random_line(Random& random, unsigned names) {
  static constexpr std::string_view owners[] = {"a", "A", "b", "c", "d", "e.s", "s"};
  static constexpr std::string_view data[] = {
      "A 192.0.2.1", "A 192.0.2.2", "TXT x", "NS e.s",
      "RRSIG A 8 2 1 20300101000000 20200101000000 1 . AA=="};
  const std::string rest = random_ttl(random) + std::string(random.pick(data)) + "\n";
  switch (random.below(12)) {
    case 0:
      return "x.example.net. " + rest;
    case 1:
      return "$GENERATE 1-" + std::to_string(1 + random.below(4)) + " " +
             (random.one_in(6) ? "y.example.net. " : std::string(owners[random.below(names)])) +
             " " + random_ttl(random) + "A 192.0.2.$\n";
    case 2:
    case 3:
      return " " + rest;
    case 4:
      return random.one_in(20) ? "$TTL " + std::to_string(1 + random.below(4)) + "\n" : "; x\n";
    default:
      return std::string(owners[random.below(names)]) + " " + rest;
  }
}

LoadedZone random_zone(Random& random) {
  std::string text = "@ 1 SOA ns host 1 2 3 4 5\n";
  const unsigned names = 1 + random.below(7);
  for (unsigned i = random.below(random.one_in(3) ? 250 : 30); i > 0; --i) {
    text += random_line(random, names);
  }
  LoadOptions options;
  options.origin = Name::parse("example.com.", Name());
  return std::move(*load_zone(Source("zone", text), options));
}

// Every record from the first to the last, those outside the zone included.
class PlainKeeper {
 public:
  PlainKeeper(const Zone& zone, const TtlDisturbance& disturbance)
      : zone_(zone), disturbance_(disturbance) {}

  std::vector<Edit> run() {
    std::size_t other = 0;
    for (RecordId id = 0; id <= zone_.records().size(); ++id) {
      for (; other < zone_.out_of_zone().size() && zone_.record_after(other) <= id; ++other) {
        pass(zone_.out_of_zone()[other]);
      }
      if (id < zone_.records().size()) pass(id);
    }
    return edits_;
  }

 private:
  void pass(RecordId id) {
    const auto& gone = disturbance_.gone;
    if (std::find(gone.begin(), gone.end(), id) != gone.end()) {
      disturbed_ = disturbed_ || zone_.record(id).ttl_origin == TtlOrigin::written;
    } else if (disturbance_.rewritten && disturbance_.rewritten->first == id) {
      disturb(disturbance_.rewritten->second);
    } else {
      pass(zone_.record(id));
    }
    if (disturbance_.inserted && disturbance_.inserted->first == id) {
      disturb(disturbance_.inserted->second);
    }
  }

  void disturb(std::uint32_t ttl) {
    disturbed_ = true;
    in_force_ = ttl;
  }

  void pass(const Record& record) {
    if (record.ttl_origin == TtlOrigin::previous && disturbed_ && record.ttl != in_force_) {
      const Edit edit = write_ttl(zone_, record, record.ttl);
      if (edits_.empty() || edits_.back().span != edit.span) edits_.push_back(edit);
    }
    in_force_ = record.ttl;
    disturbed_ = false;
  }

  const Zone& zone_;
  const TtlDisturbance& disturbance_;
  std::optional<std::uint32_t> in_force_;
  bool disturbed_ = false;
  std::vector<Edit> edits_;
};

std::vector<RecordId> random_records(Random& random, const Zone& zone) {
  std::vector<RecordId> ids;
  const unsigned chances = random.one_in(2) ? 2 : 20;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    if (random.one_in(chances)) ids.push_back(id);
  }
  return ids;
}

TEST(InheritedTtls, AreKeptAsAWalkOverAllLinesKeepsThem) {
  std::size_t edits = 0;
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    Random random(seed);
    const LoadedZone loaded = random_zone(random);
    const Zone& zone = loaded.zone;
    const auto count = static_cast<unsigned>(zone.records().size());
    const std::vector<RecordId> gone = random_records(random, zone);
    TtlDisturbance disturbance;
    if (!random.one_in(4)) disturbance.gone = gone;
    if (random.one_in(3)) disturbance.rewritten = {random.below(count), random.below(5)};
    if (random.one_in(3)) disturbance.inserted = {random.below(count), random.below(5)};
    const auto kept = keep_inherited_ttls(zone, disturbance);
    const auto plain = PlainKeeper(zone, disturbance).run();
    ASSERT_EQ(kept.size(), plain.size()) << seed;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      ASSERT_EQ(kept[i].span, plain[i].span) << seed;
      ASSERT_EQ(kept[i].text, plain[i].text) << seed;
    }
    edits += kept.size();
  }
  EXPECT_GT(edits, 1000u);
}

// Whether nothing but what $GENERATE makes stands between the two.
bool none_between(const Zone& zone, RecordId a, RecordId b) {
  if (zone.record(a).document != zone.record(b).document) return false;
  for (RecordId id = a + 1; id < b; ++id) {
    if (!zone.is_generated(zone.record(id))) return false;
  }
  for (std::size_t i = 0; i < zone.out_of_zone().size(); ++i) {
    if (zone.record_after(i) <= a || zone.record_after(i) > b) continue;
    if (!zone.is_generated(zone.out_of_zone()[i])) return false;
  }
  return true;
}

bool in_one_run(const Zone& zone, RecordId a, RecordId b) {
  if (zone.resumes_run(b)) return true;
  if (!none_between(zone, a, b)) return false;
  if (zone.record(b).owner_inherited) return true;
  const auto first = spelt_owner(zone, a);
  const auto second = spelt_owner(zone, b);
  return first && second && first->view().wire() == second->view().wire();
}

std::uint32_t plain_served_ttl(const Zone& zone, NameId owner, RrsetKey key) {
  std::uint32_t ttl = 0;
  bool seen_in_run = false;
  RecordId last_line = no_record;
  for (const RecordId id : zone.records_at(owner)) {
    const Record& record = zone.record(id);
    const bool generated = zone.is_generated(record);
    if (!generated) {
      if (last_line != no_record && !in_one_run(zone, last_line, id)) seen_in_run = false;
      last_line = id;
    }
    if (rrset_key(record.type, zone.rdata(record)) != key) continue;
    const bool run_follows = seen_in_run && (!generated || none_between(zone, last_line, id));
    if (!run_follows) ttl = record.ttl;
    if (!generated) seen_in_run = true;
  }
  return ttl;
}

TEST(ServedTtls, AreThoseThatAWalkFinds) {
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    Random random(seed);
    const LoadedZone loaded = random_zone(random);
    const Zone& zone = loaded.zone;
    for (NameId owner = 0; owner < zone.names().size(); ++owner) {
      const auto records = zone.records_at(owner);
      ServedTtls ttls(zone, records);
      for (const RecordId id : records) {
        const RrsetKey key = rrset_key(zone.record(id).type, zone.rdata(id));
        const std::uint32_t plain = plain_served_ttl(zone, owner, key);
        ASSERT_EQ(ttls.of(key), plain) << seed;
        ASSERT_EQ(served_ttl(zone, records, key), plain) << seed;
      }
      ASSERT_EQ(ttls.of({RrType::srv, RrType::none}), 0u) << seed;
    }
  }
}

}  // namespace
}  // namespace zonemend::testing
