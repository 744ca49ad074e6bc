// Planning an edit of a zone: pointing a host somewhere, removing an alias. A plan says what would
// change and why, or why nothing can be done; it writes nothing (see prove.h, safe_write.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zonemend/edit.h"
#include "zonemend/finding.h"
#include "zonemend/name.h"
#include "zonemend/zone.h"

namespace zonemend {

enum class Outcome : unsigned char {
  change,   // the edits do what was asked
  already,  // the zone already says it; no edits
  refused,  // see `refusals`; no edits
};

// Which other records at the host may be replaced by the CNAME.
enum class Replace : unsigned char { none, addresses, all };

struct SerialPolicy {
  enum class Kind : unsigned char { automatic, keep, increment, date, unixtime, number };
  Kind kind = Kind::automatic;
  std::uint32_t number = 0;  // for Kind::number
};

struct PointRequest {
  Name host;
  Name target;
  Replace replace = Replace::none;
  bool force = false;         // even though NS, MX or SRV records point at the host
  bool allow_signed = false;  // the file is the unsigned copy of an inline-signing set-up
  std::optional<std::uint32_t> ttl;  // seconds; absent: like the neighbours
  SerialPolicy serial;
  std::int64_t now = 0;       // Unix time in seconds, for serials
};

struct RemoveRequest {
  Name host;
  // Only CNAMEs whose target this accepts are removed; another target is a refusal.
  std::optional<Name> target;        // exactly this one
  std::optional<Name> target_suffix; // at or below this one
  bool allow_signed = false;
  SerialPolicy serial;
  std::int64_t now = 0;
};

// A record as text, for the announcement and the proof.
struct PlannedRecord {
  Name owner;
  std::uint32_t ttl = 0;
  RrType type = RrType::none;
  std::string rdata;  // wire form
};

struct SerialChange {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  std::string scheme;  // "date (YYYYMMDDnn)", "counter", "Unix time"
};

// In which order the edits of several files reach the disk, so that a server that loads the zone in
// between finds no conflict, and no new serial before the new records.
enum class Stage : unsigned char {
  keep,    // write out what lines inherit from others
  remove,  // take records away
  insert,  // put the new one in its place
  serial,
};
struct StagedEdit {
  Stage stage;
  Edit edit;
};

struct Plan {
  Outcome outcome = Outcome::refused;
  std::vector<Edit> edits;             // may be of several files; sorted
  std::vector<StagedEdit> stages;      // the same ones, in the order of planning
  std::vector<RecordId> removed;       // records of the zone that go
  std::vector<PlannedRecord> added;    // records that come
  std::optional<SerialChange> serial;  // absent when kept
  std::vector<Finding> decisions;      // what is done and why, one finding a decision
  std::vector<Finding> notes;          // what the user should know besides
  std::vector<Finding> refusals;       // why nothing is done, each with its remedy
};

Plan plan_point(const LoadedZone& zone, const PointRequest& request);
Plan plan_remove(const LoadedZone& zone, const RemoveRequest& request);

}  // namespace zonemend
