// From entries to records: carries origin, TTL, class and owner through a document as BIND's
// master-file reader does.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "zone/generate.h"
#include "zone/include_files.h"
#include "zone/line_runs.h"
#include "zone/owners_ahead.h"
#include "zone/rdata_memory.h"
#include "zone/record_fields.h"
#include "zone/record_heads.h"
#include "zonemend/canonical.h"
#include "zonemend/zone.h"

namespace zonemend {

// A record adds at most 64 KiB to the arena, whose offsets have 32 bits, and a few names to theirs.
inline constexpr std::size_t arena_limit = 0xffffffffu - 2 * 65536;
// Fewer entries are read sooner than a thread is started.
inline constexpr std::uint32_t entries_worth_a_thread = 20000;
inline constexpr std::string_view previous_ttl_rule = "rfc1035-ttl-semantics";
// What is wrong with a name: "has an empty label (...)".
std::string name_error_text(NameError error);

class Loader {
 public:
  explicit Loader(const LoadOptions& options) : options_(options) {
    loaded_.findings = FindingSink(options.limits.findings);
  }

  Result<LoadedZone> load(Source source);

 private:
  // Where the owner of the next blank-owner line stands.
  enum class OwnerState { none, known, outside, unreadable };

  // What $INCLUDE puts aside and takes up again behind the included file. TTLs are not among it.
  struct Reading {
    std::uint16_t document = 0;
    std::string_view file_name;
    std::string_view bytes;
    std::span<const Entry> entries;
    SourceId source = 0;
    Name origin;  // in force
    NameId owner = no_name;
    OwnerState owner_state = OwnerState::none;
    std::string_view owner_text;  // what gave the owner, when it would again; else empty
    bool oddly_spelt_owner = false;  // of the line that began last, see the Zone's
    bool resumes_run = false;        // the line at hand, likewise
    LineRuns runs;
  };
  // A file that is being read, or was.
  struct OpenFile {
    std::string resolved;
    std::string path;  // to show
  };

  Status choose_origin(const Document& document, const Source& source);
  void begin_fragment();
  void begin_document(std::uint16_t document);
  Status read_entries();
  Status read_entries(std::uint32_t first, std::uint32_t last);
  Status read_entry(std::uint32_t index, const Entry& entry);

  void make_room(std::uint32_t first, std::uint32_t last);
  bool is_big() const;
  bool reads_side_by_side() const;
  std::uint32_t stretch_end(std::uint32_t first) const;
  Status read_stretch(std::uint32_t first, std::uint32_t last, bool needs_room);
  struct Part;
  bool follows(const Loader& part, std::uint32_t index);
  std::vector<std::uint32_t> part_borders(std::uint32_t first, std::uint32_t last) const;
  bool looks_like_border(std::uint32_t index, std::uint32_t first) const;
  std::unique_ptr<Loader> part() const;
  bool begins_anew(std::uint32_t index);
  void join(Loader& part);
  void read_record(std::uint32_t index, const Entry& entry);
  void read_origin(std::uint32_t index);
  void read_ttl_directive(std::uint32_t index);
  void set_default_ttl(std::uint32_t ttl, std::uint32_t index);
  void read_date();

  // Says so, too.
  bool is_misplaced_soa(const Record& record, std::size_t type_token);
  bool read_record(const Entry& entry, Record& record);
  void note_record(const Record& record, const RecordFields& fields);
  void add_out_of_zone(const Record& record, RecordId before);
  bool is_full() const {
    return zone_.arena_.size() > arena_limit || zone_.names_.octets() > arena_limit;
  }
  Error too_large() const;
  // An Error when the file has more octets than one may have, or more lines than the zone has left.
  Status count_file(const Source& source);

  Status read_generate(std::uint32_t index, const Entry& entry);
  struct Generate;
  std::optional<RrType> read_generate_head(Generate& generate, const Entry& entry);
  Status expand(const Generate& generate, const Record& model);
  bool add_generated(const Generate& generate, Record record, std::uint32_t value);
  bool read_generated_rdata(const Generate& generate, Record& record);
  std::optional<GenerateTemplate> read_template(std::size_t token);
  bool generated_too_long(std::size_t token);
  void judge_generate(const Generate& generate);
  bool within_generate_limit(const Generate& generate);
  bool within_generated_octets(const Generate& generate);

  Status read_include(std::uint32_t index);
  void open_main();
  std::optional<FoundInclude> find_include();
  std::optional<SourceId> open_include(const FoundInclude& found);
  std::optional<SourceId> read_source(const FoundInclude& found);
  bool may_include(const FoundInclude& found);
  bool within_include_limits();
  bool within_size_limits(SourceId source, bool is_new);
  bool refuse_include(std::string_view rule, std::string message, std::string help);
  void report_loop(const FoundInclude& found);
  void report_rival(const FoundInclude& found, SourceId source);
  Status read_document_of(SourceId source, const Name& origin, std::uint32_t index);
  void collect_syntax_findings();
  void read_broken(const Entry& entry);

  void set_origin(const Name& origin);
  void lose_owner();
  bool read_owner(const RecordFields& fields, const Entry& entry, std::uint32_t index);
  bool begin_owner(std::size_t token, std::uint32_t index);
  const RecordHeads::Head* read_head(std::uint32_t index, const Entry& entry);
  bool read_usable_type(const RecordFields& fields, const Entry& entry, RrType& type);
  std::optional<RrType> read_type(const RecordFields& fields, const Entry& entry);
  bool usable_type(RrType type, const RecordFields& fields);
  bool usable_class(const RecordFields& fields);
  bool read_rdata(Record& record, const RecordFields& fields);
  bool parse_rdata_of(RrType type, const RecordFields& fields);
  bool read_ttl(Record& record, const RecordFields& fields);
  std::uint32_t ttl_in_run(const Record& record);
  std::optional<Name> read_name(std::size_t token);

  Finding& report(std::string_view rule, const Span& span, std::string message, std::string help);
  Finding& unreadable(std::string_view rule, const Span& span, std::string message,
                      std::string help);
  Span span(std::size_t token) const;
  Span end_of_tokens() const;
  std::string_view text(std::size_t token) const {
    return token_text(reading_.bytes, tokens_[token]);
  }
  std::string quoted(std::size_t token) const;

  const LoadOptions& options_;
  LoadedZone loaded_;
  Zone& zone_ = loaded_.zone;

  Reading reading_;
  std::vector<Token> tokens_;  // text tokens of the entry being read
  std::vector<RdataToken> rdata_;

  std::optional<std::uint32_t> directive_ttl_;  // $TTL, or the SOA's MINIMUM standing in for it
  bool ttl_is_soa_minimum_ = false;
  std::optional<std::uint32_t> previous_ttl_;  // the last one written on a record
  bool told_previous_ttl_ = false;             // once is enough
  bool lacked_ttl_ = false;  // some record had no TTL, and none above it was known

  std::uint64_t generated_ = 0;              // records that $GENERATE was asked for so far
  std::uint64_t generated_octets_ = 0;       // of their data
  std::optional<std::uint32_t> generating_;  // the value for which $GENERATE is being expanded

  RdataMemory rdata_memory_;
  OwnersAhead owners_ahead_;
  RecordHeads heads_;
  const RecordHeads::Head* head_ = nullptr;  // of the entry being read, when it is known
  std::uint32_t origins_ = 0;                // how often the origin was set

  std::string scratch_;

  std::optional<IncludeFiles> include_files_;
  std::vector<OpenFile> chain_;  // the files that are being read, the zone's own first
  std::unordered_map<std::string, SourceId> sources_;      // by resolved path
  std::unordered_map<SourceId, std::size_t> document_of_;  // the first one of an included source
  std::uint64_t bytes_read_ = 0;                           // of all documents
  std::uint64_t bytes_repeated_ = 0;                       // of those that were read before
  std::uint64_t lines_read_ = 0;                           // likewise; those of an entry are one
  std::uint64_t includes_ = 0;                             // directives so far
  bool told_include_limit_ = false;
  bool has_date_ = false;  // $DATE was read
};

}  // namespace zonemend
