// A zone: what the entries of its documents mean, record by record, as BIND 9 reads them.
// Built for millions of records: flat arrays, names as small numbers, rdata in one arena. What is
// not kept (token places, spelling) is lexed again on demand (see record_text.h).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/document.h"
#include "zonemend/facts.h"
#include "zonemend/file_access.h"
#include "zonemend/finding.h"
#include "zonemend/limits.h"
#include "zonemend/name.h"
#include "zonemend/rdata.h"
#include "zonemend/result.h"
#include "zonemend/rr_type.h"
#include "zonemend/source.h"

namespace zonemend {

// Index into Zone::records(), which stand in the order in which BIND reads them: the records of an
// included file in the place of the $INCLUDE, those of a $GENERATE in the place of the directive.
using RecordId = std::uint32_t;
inline constexpr RecordId no_record = 0xffffffffu;

// Where a record's TTL came from.
enum class TtlOrigin : std::uint8_t {
  written,      // on the record itself
  directive,    // $TTL (RFC 2308 section 4)
  previous,     // the last written TTL above it; no $TTL (RFC 1035 section 5.1)
  soa_minimum,  // the SOA's MINIMUM; no $TTL and the SOA without TTL
};

struct Record {
  NameId owner = no_name;
  std::uint32_t ttl = 0;      // seconds
  std::uint32_t entry = 0;    // index into its document's entries
  std::uint32_t rdata = 0;    // offset into the zone's arena
  std::uint16_t rdata_size = 0;
  std::uint16_t document = 0;
  RrType type = RrType::none;
  TtlOrigin ttl_origin = TtlOrigin::written;
  bool owner_inherited = false;  // blank owner field
};

// One reading of a file: the zone's own (index 0), or one by $INCLUDE. A file that is included twice
// is read twice, and its two documents share a source.
struct Inclusion {
  std::uint16_t parent = 0;  // the document in which the $INCLUDE stands
  std::uint32_t entry = 0;   // the $INCLUDE, in the parent
  std::uint16_t depth = 0;   // 0 for the zone's own file
  NameId origin = no_name;   // in force at its beginning
  std::optional<std::uint32_t> default_ttl;  // likewise: $TTL, or the SOA's MINIMUM in its stead
};

class Zone {
 public:
  NameId origin() const { return origin_; }
  NameView origin_name() const { return names_.at(origin_); }
  RrClass rr_class() const { return rr_class_; }

  const SourceSet& sources() const { return *sources_; }
  const std::vector<Document>& documents() const { return documents_; }
  const NameTable& names() const { return names_; }
  NameView name(NameId id) const { return names_.at(id); }

  std::span<const Record> records() const { return records_; }
  const Record& record(RecordId id) const { return records_[id]; }
  std::string_view rdata(const Record& record) const {
    return std::string_view(arena_).substr(record.rdata, record.rdata_size);
  }
  std::string_view rdata(RecordId id) const { return rdata(records_[id]); }

  // Records by owner and by type, each list in file order.
  std::span<const RecordId> records_at(NameId owner) const {
    if (static_cast<std::size_t>(owner) + 1 >= owner_begin_.size()) return {};
    const std::uint32_t begin = owner_begin_[owner];
    return std::span(by_owner_).subspan(begin, owner_begin_[owner + 1] - begin);
  }
  std::span<const RecordId> records_of(RrType type) const;
  bool has(NameId owner, RrType type) const;
  // Records whose owner is outside the zone: BIND warns and drops them. Not among records().
  std::span<const Record> out_of_zone() const { return out_of_zone_; }
  // The first of records() that was read after out_of_zone()[index]; records().size() when none was.
  RecordId record_after(std::size_t index) const { return out_of_zone_before_[index]; }
  // Index of the first of out_of_zone() that was read after the record.
  std::size_t first_outside_behind(RecordId id) const;
  // Of a record that is an element of records(); no_record for those outside the zone.
  RecordId id_of(const Record& record) const;

  // Made by $GENERATE: the record's entry is the directive.
  bool is_generated(const Record& record) const {
    return entry(record).kind == EntryKind::generate;
  }
  // Whether some $GENERATE was expanded, be it to records outside the zone.
  bool has_generated() const { return has_generated_; }
  // The value of the iterator that made the record; nothing for records that are written out.
  std::optional<std::uint32_t> generated_value(RecordId id) const;
  // The record stands behind glue that interrupts the lines of its owner, as in "sub NS ns.sub",
  // "ns.sub A 192.0.2.1", "sub NS ns.example.net.": to BIND these are still one run of lines.
  bool resumes_run(RecordId id) const;
  // Records that are written out and whose owner, on the line, has capital letters or escapes.
  std::span<const RecordId> oddly_spelt_owners() const { return oddly_spelt_owners_; }
  // Records that are written out with a TTL of several units, as "1h30m".
  std::span<const RecordId> ttls_of_units() const { return ttls_of_units_; }
  // For a record with a blank owner field: the record above it from which it takes the owner, in
  // its own file or, at the beginning of an included file, above the $INCLUDE. no_record when that
  // line did not yield a record.
  RecordId owner_from(RecordId id) const;

  // The type table of records_of(): every type that occurs.
  std::vector<RrType> types() const;

  // A name exists when it or a name below it owns a record (RFC 4592 section 2.2).
  bool exists(NameId id) const { return id < marks_.size() && (marks_[id] & mark_exists) != 0; }
  bool contains(NameView name) const { return name.is_at_or_below(origin_name()); }
  // The zone cut at or above `id` and below the apex: the highest owner of NS. no_name: none.
  NameId cut_above(NameId id) const;
  // The highest owner of a DNAME strictly above `name` and within the zone. no_name: none.
  NameId dname_above(NameView name) const;
  // The nearest existing ancestor-or-self of a name within the zone (RFC 4592 section 3.3.1).
  NameId closest_encloser(NameView name) const;
  // The wildcard that answers for `name`, which does not exist itself; no_name: none.
  NameId wildcard_for(NameView name) const;
  // Some RRSIG, NSEC or NSEC3 is here: the file is a signer's output.
  bool is_signed() const;

  // False when something was not read: an $INCLUDE or $GENERATE not followed, a broken entry.
  // Rules that conclude from absence must then stay silent.
  bool complete() const { return complete_; }

  const Entry& entry(const Record& record) const {
    return documents_[record.document].entries[record.entry];
  }
  Span span(const Record& record) const {
    const Entry& at = entry(record);
    return {documents_[record.document].source, at.begin, at.end};
  }
  // What a relative name at that entry is completed with: the last $ORIGIN above it in its file, else
  // the origin that the $INCLUDE gave, or the zone's.
  NameView origin_at(std::size_t document, std::uint32_t entry) const;
  // The TTL of a record there that has none of its own: $TTL, or the SOA's MINIMUM in its stead.
  // Nothing where the last written TTL counts (RFC 1035 section 5.1).
  std::optional<std::uint32_t> default_ttl_at(std::size_t document, std::uint32_t entry) const;

  const Inclusion& inclusion(std::size_t document) const { return inclusions_[document]; }
  // Whether a file is read between the entries `first` and `last` of a document, these left out.
  bool includes_between(std::size_t document, std::uint32_t first, std::uint32_t last) const;
  // Whether the document is the other one, or was included by it, directly or not.
  bool is_read_within(std::size_t document, std::size_t other) const;
  // How many documents were read from the source: an edit of it counts that often.
  std::size_t times_read(SourceId source) const { return times_read_[source]; }
  // "www.example.com. CNAME acme.kartra.com."
  std::string describe(const Record& record) const;

  // See facts.h.
  template <class T>
  const T& fact() const {
    return facts_->get<T>(*this);
  }

 private:
  friend class Loader;
  void build_indexes(unsigned threads);
  void index_owners();
  void index_types();

  std::unique_ptr<SourceSet> sources_;
  std::vector<Document> documents_;
  NameTable names_;
  NameId origin_ = no_name;
  RrClass rr_class_ = RrClass::in;
  std::vector<Record> records_;
  std::vector<Record> out_of_zone_;
  std::string arena_;
  bool complete_ = true;

  // What holds from an entry on to the end of its document.
  template <class T>
  struct Change {
    std::uint32_t document;
    std::uint32_t entry;
    T value;
  };
  template <class T>
  static void sort_changes(std::vector<Change<T>>& changes);
  template <class T>
  static const Change<T>* change_before(const std::vector<Change<T>>& changes,
                                        std::size_t document, std::uint32_t entry);

  std::vector<Inclusion> inclusions_;  // by document
  std::vector<std::uint32_t> times_read_;  // by source
  std::vector<std::pair<std::uint32_t, std::uint32_t>> include_places_;  // document, entry; sorted
  std::vector<Change<NameId>> origin_changes_;   // sorted
  std::vector<Change<std::uint32_t>> ttl_changes_;  // sorted
  std::vector<RecordId> out_of_zone_before_;     // by index into out_of_zone_

  struct Generated {
    RecordId id;
    std::uint32_t value;
  };
  std::vector<Generated> generated_;  // by id
  std::vector<RecordId> resumed_runs_;  // these are sorted, all three
  std::vector<RecordId> oddly_spelt_owners_;
  std::vector<RecordId> ttls_of_units_;
  bool has_generated_ = false;

  // What is worth knowing about a name without looking at its records.
  enum Mark : std::uint8_t { mark_exists = 1, mark_cname = 2, mark_ns = 4, mark_dname = 8 };
  bool marked(NameId id, Mark mark) const { return id < marks_.size() && (marks_[id] & mark) != 0; }

  std::vector<std::uint8_t> marks_;         // by NameId
  std::vector<std::uint32_t> owner_begin_;  // by NameId, one more than names
  std::vector<RecordId> by_owner_;
  std::vector<std::pair<RrType, std::uint32_t>> type_begin_;  // sorted by type
  std::vector<RecordId> by_type_;

  std::unique_ptr<Facts> facts_ = std::make_unique<Facts>();
};

struct LoadOptions {
  std::optional<Name> origin;  // of the zone; found in the text or file name when absent
  std::string origin_from = "--origin";  // who says so, for -v
  RrClass rr_class = RrClass::in;
  // Where included files are read from; null: $INCLUDE is reported and not followed.
  FileAccess* files = nullptr;
  // BIND's `directory`, relative to which it reads $INCLUDE; empty: not known. Then a name is
  // relative to the folder of the including file, else to the working directory.
  std::string include_directory;
  // Folders that included files must lie in (see FileAccess::resolve); empty: the zone file's own.
  std::vector<std::string> include_roots;
  ReadLimits limits;
  // The file is only a part of zones that are not known: owner and TTL that it takes from outside
  // are nobody's fault, and its origin is the root where none can be found.
  bool fragment = false;
  unsigned threads = 1;  // how many a big zone may be read with
};

// A file of a zone, by SourceId.
struct ZoneFile {
  std::string path;                // to open and to show
  std::string resolved;            // of an included file: see FileAccess::resolve
  std::optional<FileStamp> stamp;  // of an included file: the version that was read
  std::string chosen_because;      // of an included file: "beside the file that includes it"
};

// A zone and everything that reading it found, in file order. The findings' rules all have
// descriptors in rules/.
struct LoadedZone {
  Zone zone;
  FindingSink findings;
  std::string origin_from;  // "--origin", "the SOA's owner", "the file name": for -v
  std::vector<ZoneFile> files;
};

// Reads one zone. Fails only when no origin can be found, or when the zone is too large for 32-bit
// offsets; whatever is wrong with the text itself comes out as findings.
Result<LoadedZone> load_zone(Source source, const LoadOptions& options);

// The zone again with other bytes for some of its files, by SourceId. Origin and class stay.
Result<LoadedZone> load_edited(const LoadedZone& before, const LoadOptions& options,
                               std::map<SourceId, std::string> texts);

}  // namespace zonemend
