// Pointing a host of any zone somewhere: the plan proves itself, changes no RRset but the host's
// and the serial, and has nothing left to do afterwards.
//
// The first line says what is asked for, the zone follows:
//
//   point www shop.example.net. replace=all serial=date ttl=300 force signed
//   remove www serial=keep
#include <algorithm>

#include "fuzz/fuzzers.h"
#include "fuzz/promise.h"
#include "fuzz/zone_input.h"
#include "support/command.h"
#include "zonemend/canonical.h"
#include "zonemend/prove.h"
#include "zonemend/zone_change.h"

namespace zonemend::fuzz {
namespace {

struct Wish {
  bool remove = false;
  PointRequest point;

  RemoveRequest removal() const {
    return {.host = point.host,
            .target = {},
            .target_suffix = {},
            .allow_signed = point.allow_signed,
            .serial = point.serial,
            .now = point.now};
  }
};

std::string_view take_word(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

std::uint32_t number(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned char>(c) % 10;
  return value;
}

SerialPolicy serial_policy(std::string_view word) {
  using Kind = SerialPolicy::Kind;
  if (word == "keep") return {.kind = Kind::keep};
  if (word == "increment") return {.kind = Kind::increment};
  if (word == "date") return {.kind = Kind::date};
  if (word == "unixtime") return {.kind = Kind::unixtime};
  if (word.empty() || word == "auto") return {};
  return {.kind = Kind::number, .number = number(word)};
}

void read_option(std::string_view word, PointRequest& request) {
  if (word == "replace=all") request.replace = Replace::all;
  if (word == "replace=addresses") request.replace = Replace::addresses;
  if (word == "force") request.force = true;
  if (word == "signed") request.allow_signed = true;
  if (word.starts_with("ttl=")) request.ttl = number(word.substr(4)) & max_ttl;
  if (word.starts_with("serial=")) request.serial = serial_policy(word.substr(7));
}

std::optional<Wish> read_wish(std::string_view line) {
  const Name origin = *Name::parse("example.com.", Name());
  Wish wish;
  wish.remove = take_word(line) == "remove";
  const auto host = Name::parse(take_word(line), origin);
  const auto target = wish.remove ? Name() : Name::parse(take_word(line), origin);
  if (!host || !target) return std::nullopt;
  wish.point.host = *host;
  wish.point.target = *target;
  wish.point.now = testing::test_time;
  while (!line.empty()) read_option(take_word(line), wish.point);
  return wish;
}

Plan plan(const LoadedZone& zone, const Wish& wish) {
  return wish.remove ? plan_remove(zone, wish.removal()) : plan_point(zone, wish.point);
}

// Only the host's RRsets may be others than before, and the SOA's serial.
void require_only_announced(const LoadedZone& before, const LoadedZone& after, const Wish& wish,
                            const Plan& plan) {
  const ZoneChange change(&before.zone, &after.zone);
  for (const RrsetChange& set : change.rrsets()) {
    const bool is_announced =
        set.owner == wish.point.host || (plan.serial && change.is_serial_step(set));
    require(is_announced, "{} {} changes too", set.owner.text(), rr_type_text(set.set.type));
  }
  require(!plan.serial || change.serial_after() == plan.serial->after, "the serial is another one");
}

void require_edits_make_zone(const LoadedZone& before, const LoadedZone& after,
                             const std::vector<Edit>& edits) {
  const SourceSet& old_sources = before.zone.sources();
  const SourceSet& new_sources = after.zone.sources();
  require(old_sources.size() == new_sources.size(), "other files are read than before");
  for (SourceId id = 0; id < old_sources.size(); ++id) {
    require_edits_make(old_sources.at(id).bytes(), edits_of(edits, id), new_sources.at(id).bytes());
  }
}

void require_done(const LoadedZone& after, const Wish& wish) {
  const NameId host = after.zone.names().find(wish.point.host);
  const bool has_cname = host != no_name && after.zone.has(host, RrType::cname);
  require(has_cname != wish.remove, "the host has {} CNAME", has_cname ? "a" : "no");
  if (wish.remove) return;
  const auto records = after.zone.records_at(host);
  const auto is_the_one = [&](RecordId id) {
    return after.zone.record(id).type == RrType::cname &&
           *rdata_target(RrType::cname, after.zone.rdata(id)) == wish.point.target.view();
  };
  require(std::any_of(records.begin(), records.end(), is_the_one), "the CNAME points elsewhere");
}

}  // namespace

void fuzz_patch(std::string_view bytes) {
  const auto wish = read_wish(take_line(bytes));
  testing::MemoryFiles files = files_of(bytes);
  if (!wish) return;
  const auto before = load(main_file, files);
  if (!before) return;
  Plan made = plan(*before, *wish);
  require((made.outcome == Outcome::refused) == !made.refusals.empty(),
          "refused without a reason, or not in spite of one");
  if (made.outcome != Outcome::change) {
    require(made.edits.empty() && made.removed.empty() && made.added.empty() && !made.serial,
            "there are edits although nothing is to be done");
    return;
  }
  const LoadOptions options = load_options(files);
  const auto proved = prove(*before, options, made);
  require(bool(proved), "{}", proved ? "" : proved.error().message);
  require_edits_make_zone(*before, proved->after, made.edits);
  refuse_consequences(*before, proved->after, wish->point.force, 1, made);
  if (made.outcome != Outcome::change) return;
  require_only_announced(*before, proved->after, *wish, made);
  require_done(proved->after, *wish);
  const Plan again = plan(proved->after, *wish);
  require(again.outcome != Outcome::change, "the same wish changes the zone again");
}

}  // namespace zonemend::fuzz
