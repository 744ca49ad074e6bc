#include "zonemend/prove.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "text/ascii.h"
#include "zone/soa_serial.h"

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

// Records of two versions of a zone, paired by their place: a record whose text no edit touches
// must be found again, the same, at its old place plus what the edits before it added. Documents
// pair by index, since no edit adds or takes away an $INCLUDE.
class Comparison {
 public:
  Comparison(const Zone& before, const Zone& after, const std::vector<Edit>& edits)
      : before_(before), after_(after), documents_(before.documents().size()) {
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      documents_[i].edits = edits_of(edits, before.documents()[i].source);
      sort_edits(documents_[i].edits);
    }
    if (after.documents().size() == documents_.size()) collect_after();
  }

  void run() {
    for (const Record& record : before_.records()) {
      Document& document = documents_[record.document];
      const Entry& entry = before_.entry(record);
      document.pass_edits_before(entry.begin);
      const bool touched = document.is_touched(entry);
      const auto place = static_cast<std::uint64_t>(entry.begin + document.shift);
      if (!touched) gain_before(document, place);
      if (touched || !is_next(document, place, record)) {
        lost.push_back(key_of(before_, record));
      } else {
        ++document.next_after;
      }
    }
    for (Document& document : documents_) gain_before(document, ~std::uint64_t{0});
    cancel(lost, gained);
  }

  Keys lost;
  Keys gained;

 private:
  struct Document {
    std::vector<Edit> edits;
    std::size_t next_edit = 0;
    std::int64_t shift = 0;
    std::vector<RecordId> after;  // its records in the new zone, in the order of the text
    std::size_t next_after = 0;

    void pass_edits_before(std::uint32_t at) {
      for (; next_edit < edits.size() && edits[next_edit].span.end <= at; ++next_edit) {
        const Edit& edit = edits[next_edit];
        shift += static_cast<std::int64_t>(edit.text.size()) - edit.span.size();
      }
    }
    bool is_touched(const Entry& entry) const {
      return next_edit < edits.size() && edits[next_edit].span.begin < entry.end;
    }
  };

  void collect_after() {
    for (RecordId id = 0; id < after_.records().size(); ++id) {
      documents_[after_.record(id).document].after.push_back(id);
    }
  }
  std::uint64_t begin_of(RecordId id) const { return after_.entry(after_.record(id)).begin; }

  void gain_before(Document& document, std::uint64_t place) {
    for (; document.next_after < document.after.size(); ++document.next_after) {
      const RecordId id = document.after[document.next_after];
      if (begin_of(id) >= place) break;
      gained.push_back(key_of(after_, after_.record(id)));
    }
  }
  bool is_next(const Document& document, std::uint64_t place, const Record& record) const {
    if (document.next_after == document.after.size()) return false;
    const RecordId id = document.after[document.next_after];
    return begin_of(id) == place && same_record(before_, record, after_, after_.record(id));
  }

  const Zone& before_;
  const Zone& after_;
  std::vector<Document> documents_;
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

// No edit adds or takes away an $INCLUDE, and all files are read from memory, but found anew.
bool same_files(const LoadedZone& before, const LoadedZone& after) {
  return before.zone.documents().size() == after.zone.documents().size() &&
         std::equal(before.files.begin(), before.files.end(), after.files.begin(),
                    after.files.end(),
                    [](const ZoneFile& a, const ZoneFile& b) { return a.resolved == b.resolved; });
}

}  // namespace

Result<Proved> prove(const LoadedZone& before, const LoadOptions& options, const Plan& plan) {
  const Zone& zone = before.zone;
  std::map<SourceId, std::string> texts;
  for (const SourceId source : edited_sources(plan.edits)) {
    auto text = apply_edits(zone.sources().at(source).bytes(), edits_of(plan.edits, source));
    if (!text) return text.error();
    texts.emplace(source, std::move(*text));
  }
  auto after = load_edited(before, options, std::move(texts));
  if (!after) return after.error();
  if (!same_files(before, *after)) {
    return Error{fmt::format("'{}' includes other files than a moment ago; nothing was written",
                             zone.sources().at(0).name()),
                 "run the command again when nobody else changes them"};
  }

  Comparison comparison(zone, after->zone, plan.edits);
  comparison.run();
  const Announced expected = announced(zone, plan);
  if (comparison.lost != expected.lost || comparison.gained != expected.gained ||
      !same_out_of_zone(zone, after->zone)) {
    return Error{fmt::format("{}: the planned edit would change other records than announced; "
                             "nothing was written",
                             zone.sources().at(0).name()),
                 "this is a bug in zonemend: please report it with the zone file, and make this "
                 "change by hand"};
  }
  return Proved{std::move(*after)};
}

}  // namespace zonemend
