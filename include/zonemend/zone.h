// A zone: what the entries of its documents mean, record by record, as BIND 9 reads them.
// Built for millions of records: flat arrays, names as small numbers, rdata in one arena. What is
// not kept (token places, spelling) is lexed again on demand (see record_text.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/document.h"
#include "zonemend/finding.h"
#include "zonemend/name.h"
#include "zonemend/rdata.h"
#include "zonemend/result.h"
#include "zonemend/rr_type.h"
#include "zonemend/source.h"

namespace zonemend {

using RecordId = std::uint32_t;  // index into Zone::records(), in file order

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
  std::span<const RecordId> records_at(NameId owner) const;
  std::span<const RecordId> records_of(RrType type) const;
  bool has(NameId owner, RrType type) const;
  // Records whose owner is outside the zone: BIND warns and drops them. Not among records().
  std::span<const Record> out_of_zone() const { return out_of_zone_; }

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
  // What a relative name at that entry is completed with: $ORIGIN above it, else the zone's origin.
  NameView origin_at(std::size_t document, std::uint32_t entry) const;
  // "www.example.com. CNAME acme.kartra.com."
  std::string describe(const Record& record) const;

 private:
  friend class Loader;
  void build_indexes();

  std::unique_ptr<SourceSet> sources_;
  std::vector<Document> documents_;
  NameTable names_;
  NameId origin_ = no_name;
  RrClass rr_class_ = RrClass::in;
  std::vector<Record> records_;
  std::vector<Record> out_of_zone_;
  std::string arena_;
  bool complete_ = true;

  struct OriginChange {
    std::uint32_t document;
    std::uint32_t entry;
    NameId origin;
  };
  std::vector<OriginChange> origin_changes_;  // in document order

  // What is worth knowing about a name without looking at its records.
  enum Mark : std::uint8_t { mark_exists = 1, mark_cname = 2, mark_ns = 4, mark_dname = 8 };
  bool marked(NameId id, Mark mark) const { return id < marks_.size() && (marks_[id] & mark) != 0; }

  std::vector<std::uint8_t> marks_;         // by NameId
  std::vector<std::uint32_t> owner_begin_;  // by NameId, one more than names
  std::vector<RecordId> by_owner_;
  std::vector<std::pair<RrType, std::uint32_t>> type_begin_;  // sorted by type
  std::vector<RecordId> by_type_;
};

struct LoadOptions {
  std::optional<Name> origin;  // of the zone; found in the text or file name when absent
  RrClass rr_class = RrClass::in;
};

// A zone and everything that reading it found, in file order. The findings' rules all have
// descriptors in rules/.
struct LoadedZone {
  Zone zone;
  std::vector<Finding> findings;
  std::string origin_from;  // "--origin", "the SOA's owner", "the file name": for -v
};

// Reads one zone. Fails only when no origin can be found, or when the zone is too large for 32-bit
// offsets; whatever is wrong with the text itself comes out as findings.
Result<LoadedZone> load_zone(Source source, const LoadOptions& options);

}  // namespace zonemend
