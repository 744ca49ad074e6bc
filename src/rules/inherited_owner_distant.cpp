#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "rules/shared/blank_owner.h"
#include "rules/shared/rare_octets.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule inherited_owner_distant;

namespace {

// Lines; about what an editor shows at once.
constexpr std::uint32_t far = 50;

// How far below the line that names their owner the records stand that are passed one by one.
class Distance {
 public:
  // Entries of one line take no counting: those of more have a parenthesis or a backslash, but for
  // what could not be read.
  explicit Distance(const Zone& zone) : zone_(zone), counts_all_(!zone.complete()) {
    for (const Document& document : zone.documents()) {
      auto& entries = tall_.emplace_back();
      for_entries_with(zone, document, parenthesis | backslash, [&](const Entry& entry) {
        entries.push_back(static_cast<std::uint32_t>(&entry - document.entries.data()));
      });
      std::reverse(entries.begin(), entries.end());
    }
  }

  void start(const Record& named) {
    named_ = &named;
    counted_to_ = no_offset;
    lines_ = 0;
  }
  // In lines, or less where that is less than `far`. `record` stands in the same file as the one
  // that names the owner, and below the one that was asked for last.
  std::uint32_t to(const Record& record) {
    const std::uint32_t entries = record.entry - named_->entry;
    if (!counts_all_ && entries <= far && !has_tall(*named_, record)) return entries;
    const Span span = zone_.span(record);
    if (counted_to_ == no_offset) counted_to_ = zone_.span(*named_).begin;
    const std::string_view passed = zone_.sources().at(span.source).text(counted_to_, span.begin);
    lines_ += static_cast<std::uint32_t>(std::count(passed.begin(), passed.end(), '\n'));
    counted_to_ = span.begin;
    return lines_;
  }

 private:
  static constexpr std::uint32_t no_offset = 0xffffffffu;

  bool has_tall(const Record& first, const Record& last) {
    auto& entries = tall_[first.document];
    while (!entries.empty() && entries.back() < first.entry) entries.pop_back();
    return !entries.empty() && entries.back() < last.entry;
  }

  const Zone& zone_;
  bool counts_all_;
  std::vector<std::vector<std::uint32_t>> tall_;  // by document: such entries, the last first
  const Record* named_ = nullptr;
  std::uint32_t counted_to_ = no_offset;  // byte offset
  std::uint32_t lines_ = 0;
};

// One finding for a block of lines: the first that stands so far below.
void check(const Zone& zone, FindingSink& sink) {
  if (zone.is_signed()) return;   // a program's output, which nobody edits
  const Record* named = nullptr;  // the record whose line names the owner
  Distance distance(zone);
  bool told = false;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    if (!record.owner_inherited) {
      named = &record;
      distance.start(record);
      told = false;
      continue;
    }
    const bool comparable =
        named != nullptr && named->document == record.document && named->owner == record.owner;
    if (told || !comparable) continue;
    const std::uint32_t lines = distance.to(record);
    if (lines <= far || zone.entry(record).kind != EntryKind::record) continue;
    told = true;
    Finding finding =
        make_finding(inherited_owner_distant, place_of(zone, record),
                     fmt::format("the owner of this record, {}, stands {} lines above",
                                 quoted(zone.name(record.owner)), lines),
                     "write the owner here as well");
    finding.label = "no owner on this line";
    finding.labels.push_back({place_of(zone, *named), "owner written here"});
    if (auto fix = write_out_owner(zone, id)) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule inherited_owner_distant = {
    .id = "inherited-owner-distant",
    .severity = Severity::info,
    .summary = "owner of a record stands far above it",
    .authority = "practice",
    .docs =
        {
            .what = "A record without an owner of its own, more than 50 lines below the line that "
                    "names its owner.",
            .why = "Nobody sees whose record it is, and a record for another name that is "
                   "inserted in between takes all records below it away from their owner.",
            .example = "@ IN SOA ns1 hostmaster 1 2h 30m 4w 1h\n"
                       "; ... 50 lines with comments ...\n"
                       "  IN MX 10 mail",
            .instead = "@ IN SOA ns1 hostmaster 1 2h 30m 4w 1h\n"
                       "; ... 50 lines with comments ...\n"
                       "@ IN MX 10 mail",
            .fix = "Writes the owner. It is safe: the record stays the same.",
        },
    .check = check,
};

}  // namespace zonemend::rules
