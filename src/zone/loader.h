// From entries to records: carries origin, TTL, class and owner through a document as BIND's
// master-file reader does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zone/record_fields.h"
#include "zonemend/canonical.h"
#include "zonemend/zone.h"

namespace zonemend {

inline constexpr std::uint32_t max_ttl = 0x7fffffff;  // seconds, RFC 2181 section 8

class Loader {
 public:
  explicit Loader(const LoadOptions& options) : options_(options) {}

  Result<LoadedZone> load(Source source);

 private:
  // Where the owner of the next blank-owner line stands.
  enum class OwnerState { none, known, outside, unreadable };

  Status choose_origin(const Document& document, const Source& source);
  Status read_entries(std::uint16_t document);
  void read_record(std::uint16_t document, std::uint32_t index, const Entry& entry);
  void read_origin(std::uint16_t document, std::uint32_t index);
  void read_ttl_directive();
  void read_date();
  void read_broken(const Entry& entry);

  bool read_owner(const RecordFields& fields, const Entry& entry);
  std::optional<RrType> read_type(const RecordFields& fields, const Entry& entry);
  bool usable_type(RrType type, const RecordFields& fields);
  bool read_rdata(RrType type, const RecordFields& fields);
  bool read_ttl(Record& record, const RecordFields& fields);
  std::uint32_t ttl_in_run(const Record& record);
  std::optional<Name> read_name(std::size_t token);

  Finding& report(std::string_view rule, const Span& span, std::string message, std::string help);
  Finding& unreadable(std::string_view rule, const Span& span, std::string message,
                      std::string help);
  Span span(std::size_t token) const;
  Span end_of_tokens() const;
  std::string_view text(std::size_t token) const { return token_text(bytes_, tokens_[token]); }
  std::string quoted(std::size_t token) const;

  const LoadOptions& options_;
  LoadedZone loaded_;
  Zone& zone_ = loaded_.zone;

  std::string_view bytes_;  // of the document being read
  SourceId source_ = 0;
  std::vector<Token> tokens_;  // text tokens of the entry being read
  std::vector<RdataToken> rdata_;

  Name origin_;  // in force
  NameId owner_ = no_name;
  OwnerState owner_state_ = OwnerState::none;
  std::optional<std::uint32_t> directive_ttl_;  // $TTL, or the SOA's MINIMUM standing in for it
  bool ttl_is_soa_minimum_ = false;
  std::optional<std::uint32_t> previous_ttl_;  // the last one written on a record
  bool told_previous_ttl_ = false;
  Name run_owner_;                                       // in the letter case of the file
  std::vector<std::pair<RrsetKey, std::uint32_t>> run_;  // TTLs of the RRsets of that run of lines
};

}  // namespace zonemend
