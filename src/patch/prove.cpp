#include "zonemend/prove.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "patch/serial.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

using Keys = std::vector<std::string>;

// A record as octets that are equal exactly when the records are: owner (letter case folded), type,
// TTL, rdata.
std::string key_of(NameView owner, RrType type, std::uint32_t ttl, std::string_view rdata) {
  std::string key(owner.wire());
  std::transform(key.begin(), key.end(), key.begin(), ascii::lower);
  for (const int shift : {8, 0}) key += static_cast<char>(static_cast<unsigned>(type) >> shift);
  for (const int shift : {24, 16, 8, 0}) key += static_cast<char>(ttl >> shift);
  return key += rdata;
}

std::string key_of(const Zone& zone, const Record& record) {
  return key_of(zone.name(record.owner), record.type, record.ttl, zone.rdata(record));
}

bool same_record(const Zone& a, const Record& x, const Zone& b, const Record& y) {
  return x.type == y.type && x.ttl == y.ttl && a.rdata(x) == b.rdata(y) &&
         a.name(x.owner).wire() == b.name(y.owner).wire();
}

// Sorts both; what was only moved or respelt is neither lost nor gained.
void cancel(Keys& lost, Keys& gained) {
  std::sort(lost.begin(), lost.end());
  std::sort(gained.begin(), gained.end());
  Keys only_lost;
  Keys only_gained;
  std::set_difference(lost.begin(), lost.end(), gained.begin(), gained.end(),
                      std::back_inserter(only_lost));
  std::set_difference(gained.begin(), gained.end(), lost.begin(), lost.end(),
                      std::back_inserter(only_gained));
  lost = std::move(only_lost);
  gained = std::move(only_gained);
}

// Records of two versions of a file, paired by their place: a record whose text no edit touches
// must be found again, the same, at its old place plus what the edits before it added.
class Comparison {
 public:
  Comparison(const Zone& before, const Zone& after, std::vector<Edit> edits)
      : before_(before), after_(after), edits_(std::move(edits)) {
    sort_edits(edits_);
  }

  void run() {
    std::size_t j = 0;
    for (const Record& record : before_.records()) {
      const Entry& entry = before_.entry(record);
      pass_edits_before(entry.begin);
      if (is_touched(entry)) {
        lost.push_back(key_of(before_, record));
        continue;
      }
      const auto place = static_cast<std::uint64_t>(entry.begin + shift_);
      while (j < after_.records().size() && begin_of_after(j) < place) gain(j++);
      const bool found =
          j < after_.records().size() && begin_of_after(j) == place &&
          same_record(before_, record, after_, after_.record(static_cast<RecordId>(j)));
      if (found) {
        ++j;
      } else {
        lost.push_back(key_of(before_, record));
      }
    }
    while (j < after_.records().size()) gain(j++);
    cancel(lost, gained);
  }

  Keys lost;
  Keys gained;

 private:
  void pass_edits_before(std::uint32_t at) {
    for (; next_edit_ < edits_.size() && edits_[next_edit_].span.end <= at; ++next_edit_) {
      const Edit& edit = edits_[next_edit_];
      shift_ += static_cast<std::int64_t>(edit.text.size()) - edit.span.size();
    }
  }
  bool is_touched(const Entry& entry) const {
    return next_edit_ < edits_.size() && edits_[next_edit_].span.begin < entry.end;
  }
  std::uint64_t begin_of_after(std::size_t i) const {
    return after_.entry(after_.record(static_cast<RecordId>(i))).begin;
  }
  void gain(std::size_t i) {
    gained.push_back(key_of(after_, after_.record(static_cast<RecordId>(i))));
  }
  const Zone& before_;
  const Zone& after_;
  std::vector<Edit> edits_;
  std::size_t next_edit_ = 0;
  std::int64_t shift_ = 0;
};

struct Announced {
  Keys lost;
  Keys gained;
};

Announced announced(const Zone& zone, const Plan& plan) {
  Announced result;
  for (const RecordId id : plan.removed) result.lost.push_back(key_of(zone, zone.record(id)));
  for (const PlannedRecord& record : plan.added) {
    result.gained.push_back(key_of(record.owner, record.type, record.ttl, record.rdata));
  }
  const auto soas = plan.serial ? zone.records_of(RrType::soa) : std::span<const RecordId>();
  for (const RecordId id : soas) {
    const Record& soa = zone.record(id);
    result.lost.push_back(key_of(zone, soa));
    result.gained.push_back(key_of(zone.origin_name(), RrType::soa, soa.ttl,
                                   with_serial(zone.rdata(soa), plan.serial->after)));
  }
  cancel(result.lost, result.gained);
  return result;
}

bool same_out_of_zone(const Zone& before, const Zone& after) {
  const auto a = before.out_of_zone();
  const auto b = after.out_of_zone();
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const Record& x, const Record& y) {
    return same_record(before, x, after, y);
  });
}

}  // namespace

Result<Proved> prove(const LoadedZone& before, const Plan& plan) {
  const Zone& zone = before.zone;
  const Source& source = zone.sources().at(zone.documents().front().source);
  auto text = apply_edits(source.bytes(), plan.edits);
  if (!text) return text.error();

  auto after = load_zone(Source(source.name(), std::move(*text)),
                         {.origin = Name(zone.origin_name()), .rr_class = zone.rr_class()});
  if (!after) return after.error();

  Comparison comparison(zone, after->zone, plan.edits);
  comparison.run();
  const Announced expected = announced(zone, plan);
  if (comparison.lost != expected.lost || comparison.gained != expected.gained ||
      !same_out_of_zone(zone, after->zone)) {
    return Error{fmt::format("{}: the planned edit would change other records than announced; "
                             "nothing was written",
                             source.name()),
                 "this is a bug in zonemend: please report it with the zone file, and make this "
                 "change by hand"};
  }
  return Proved{std::move(*after)};
}

}  // namespace zonemend
