// What `zonemend diff` says of an edit is the difference of what BIND reads before and after it,
// RRset by RRset: the TTL, the records that go and come, and those that stay.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "support/checkers.h"
#include "support/memory_files.h"
#include "support/scratch_folder.h"
#include "support/zone_edits.h"
#include "text/ascii.h"
#include "zonemend/rdata.h"
#include "zonemend/zone_change.h"

namespace zonemend::testing {
namespace {

constexpr unsigned zones = 40;
constexpr unsigned edits_of_each = 10;

std::string small(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = ascii::lower(c);
  return result;
}

// One RRset as it is served, in the words of a zone file.
struct Served {
  std::uint32_t ttl = 0;
  std::set<std::string> rdata;
};
using Answers =
    std::map<std::string, Served>;  // by "owner type", the type that RRSIG covers besides

// Names in these are the same in any letter case (RFC 4034 section 6.2), and nothing else in them
// has letters.
std::string compared_rdata(const std::string& type, const std::string& rdata) {
  static const std::set<std::string> types{"CNAME", "DNAME", "MX", "NS", "PTR", "SOA", "SRV"};
  return types.contains(type) ? small(rdata) : rdata;
}

// From the lines that named-compilezone prints.
Answers answers_of(const std::string& records) {
  Answers answers;
  std::istringstream lines(records);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string owner, ttl, rr_class, type, rdata;
    if (line.starts_with(';')) continue;  // when a signature was made
    fields >> owner >> ttl >> rr_class >> type >> std::ws;
    std::getline(fields, rdata);
    std::string key = small(owner) + " " + type;
    if (type == "RRSIG") key += " " + rdata.substr(0, rdata.find(' '));
    Served& set = answers[key];
    set.ttl = static_cast<std::uint32_t>(std::stoul(ttl));
    set.rdata.insert(compared_rdata(type, rdata));
  }
  return answers;
}

// One block of text for an RRset that changes.
std::string block(const std::string& key, std::optional<std::uint32_t> before,
                  std::optional<std::uint32_t> after, std::size_t kept,
                  const std::set<std::string>& removed, const std::set<std::string>& added) {
  const auto ttl = [](const std::optional<std::uint32_t>& value) {
    return value ? std::to_string(*value) : "none";
  };
  std::string text = fmt::format("{} {} -> {}, {} kept\n", key, ttl(before), ttl(after), kept);
  for (const std::string& rdata : removed) text += "  - " + rdata + "\n";
  for (const std::string& rdata : added) text += "  + " + rdata + "\n";
  return text;
}

std::string text_of(const std::set<std::string>& blocks) {
  std::string text;
  for (const std::string& item : blocks) text += item;
  return text;
}

// What is in the first and not in the second.
std::set<std::string> without(const std::set<std::string>& first,
                              const std::set<std::string>& second) {
  std::set<std::string> result;
  std::set_difference(first.begin(), first.end(), second.begin(), second.end(),
                      std::inserter(result, result.end()));
  return result;
}

std::string difference(const Answers& before, const Answers& after) {
  std::set<std::string> keys;
  for (const auto& [key, set] : before) keys.insert(key);
  for (const auto& [key, set] : after) keys.insert(key);
  std::set<std::string> blocks;
  for (const std::string& key : keys) {
    const auto a = before.find(key);
    const auto b = after.find(key);
    const Served old_set = a == before.end() ? Served() : a->second;
    const Served new_set = b == after.end() ? Served() : b->second;
    const auto removed = without(old_set.rdata, new_set.rdata);
    const auto added = without(new_set.rdata, old_set.rdata);
    if (removed.empty() && added.empty() && old_set.ttl == new_set.ttl) continue;
    blocks.insert(block(key, a == before.end() ? std::nullopt : std::optional(old_set.ttl),
                        b == after.end() ? std::nullopt : std::optional(new_set.ttl),
                        old_set.rdata.size() - removed.size(), removed, added));
  }
  return text_of(blocks);
}

// Without ids there need be no zone.
std::set<std::string> rdata_of(const Zone* zone, const std::vector<RecordId>& ids) {
  std::set<std::string> result;
  for (const RecordId id : ids) {
    const RrType type = zone->record(id).type;
    result.insert(
        compared_rdata(rr_type_text(type), rdata_text(type, zone->rr_class(), zone->rdata(id))));
  }
  EXPECT_EQ(result.size(), ids.size()) << "a record comes twice";
  return result;
}

// The same from zonemend's change.
std::string text_of(const ZoneChange& change) {
  std::set<std::string> blocks;
  for (const RrsetChange& set : change.rrsets()) {
    std::string key = small(set.owner.text()) + " " + rr_type_text(set.set.type);
    if (set.set.covered != RrType::none) key += " " + rr_type_text(set.set.covered);
    const auto removed = rdata_of(change.before(), set.removed);
    const auto added = rdata_of(change.after(), set.added);
    EXPECT_EQ(set.is_new(), !set.ttl_before);
    blocks.insert(block(key, set.ttl_before, set.ttl_after, set.kept, removed, added));
  }
  EXPECT_EQ(blocks.size(), change.rrsets().size()) << "an RRset comes twice";
  return text_of(blocks);
}

LoadedZone load(const ZoneFiles& made) {
  MemoryFiles files(made);
  LoadOptions options;
  options.origin = Name::parse("example.com.", Name());
  options.files = &files;
  auto loaded = load_zone(Source("in.zone", made.at("in.zone")), options);
  EXPECT_TRUE(loaded) << loaded.error().message;
  return std::move(*loaded);
}

// zonemend reads a directive inside parentheses as a mistake, not as strings.
bool has_directive_in_parentheses(const LoadedZone& loaded) {
  return std::any_of(loaded.findings.begin(), loaded.findings.end(),
                     [](const Finding& finding) { return finding.rule == "directive-in-parens"; });
}

// One version of a zone, as BIND reads it.
struct Version {
  ZoneFiles files;
  std::string records;  // as named-compilezone prints them
  Answers answers;
};

std::optional<Version> read_by_bind(const ZoneFiles& files) {
  const ScratchFolder scratch;
  for (const auto& [name, bytes] : files) scratch.put(name, bytes);
  const Compiled bind = compile_with_bind("example.com.", scratch.folder().string(), "in.zone");
  if (!bind.loads) return std::nullopt;
  return Version{files, bind.records, answers_of(bind.records)};
}

ZoneFiles some_zone(Random& random) {
  if (random.one_in(2)) return zone_in_files(random);
  return {{"in.zone", healthy_zone(random).text}};
}

// Another layout altogether, and another order: BIND's own lines, the SOA first as it must be.
ZoneFiles rewritten(Random& random, const std::string& records) {
  std::vector<std::string> lines;
  std::istringstream stream(records);
  for (std::string line; std::getline(stream, line);) lines.push_back(line + "\n");
  for (std::size_t left = lines.size(); left > 2; --left) {
    std::swap(lines[left - 1], lines[1 + random.below(static_cast<unsigned>(left) - 1)]);
  }
  std::string text;
  for (const std::string& line : lines) text += line;
  return {{"in.zone", text}};
}

struct Edited {
  ZoneFiles files;
  std::string what;
  bool keeps_records = false;
};

Edited edited(Random& random, const Version& before) {
  if (random.one_in(12)) return {rewritten(random, before.records), "rewritten", true};
  Edited result{before.files, "", random.one_in(4)};
  result.what =
      result.keeps_records ? touch_zone(random, result.files) : edit_zone(random, result.files);
  return result;
}

void expect_difference(const Version& before, const Version& after, const std::string& what) {
  const LoadedZone old_zone = load(before.files);
  const LoadedZone new_zone = load(after.files);
  const ZoneChange change(&old_zone.zone, &new_zone.zone);
  const std::string expected = difference(before.answers, after.answers);
  ASSERT_EQ(text_of(change), expected) << what << "\n"
                                       << shown(before.files) << "==== after\n"
                                       << shown(after.files);
  EXPECT_EQ(change.is_empty(), expected.empty());

  const ZoneChange birth(nullptr, &new_zone.zone);
  ASSERT_EQ(text_of(birth), difference({}, after.answers)) << shown(after.files);
  const ZoneChange death(&old_zone.zone, nullptr);
  ASSERT_EQ(text_of(death), difference(before.answers, {})) << shown(before.files);
}

struct Count {
  unsigned compared = 0;
  unsigned same = 0;  // of them: no record is different
};

// One edit after the other; what BIND refuses is forgotten.
void follow_edits(unsigned seed, Count& count) {
  Random random(seed);
  const auto first = read_by_bind(some_zone(random));
  if (!first) return;
  Version last = *first;
  for (unsigned edit = 0; edit < edits_of_each; ++edit) {
    const Edited next = edited(random, last);
    const std::string what = fmt::format("seed {}: {}", seed, next.what);
    auto version = read_by_bind(next.files);
    ASSERT_TRUE(version || !next.keeps_records) << what << shown(last.files) << shown(next.files);
    if (!version || has_directive_in_parentheses(load(next.files))) continue;
    const bool same = difference(last.answers, version->answers).empty();
    ASSERT_TRUE(same || !next.keeps_records) << what << shown(last.files) << shown(next.files);
    expect_difference(last, *version, what);
    if (::testing::Test::HasFatalFailure()) return;
    ++count.compared;
    count.same += same ? 1 : 0;
    last = std::move(*version);
  }
  expect_difference(*first, last, fmt::format("seed {}: all of it", seed));
}

TEST(Diff, IsTheDifferenceOfWhatBindReads) {
  if (!has_named_compilezone()) GTEST_SKIP() << "named-compilezone is not installed";
  Count count;
  for (unsigned seed = 0; seed < zones; ++seed) {
    follow_edits(seed, count);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(count.compared, zones * edits_of_each / 3) << "too few of the edits load";
  EXPECT_GT(count.same, count.compared / 8);
  EXPECT_LT(count.same, count.compared * 7 / 8);
  RecordProperty("compared", static_cast<int>(count.compared));
  RecordProperty("same", static_cast<int>(count.same));
}

}  // namespace
}  // namespace zonemend::testing
