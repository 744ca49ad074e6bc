// What BIND's configuration (named.conf) says of zone files: which zones a file holds, in which
// views, and how named treats it. Reads the zone statements and the few options that bear on them;
// skips every other statement unseen, so that a file without problems here may still be refused by
// named-checkconf. The grammar is that of BIND 9.18. Bad input never fails the whole: it becomes a
// ConfProblem, and what could be read is returned.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "zonemend/file_access.h"
#include "zonemend/name.h"
#include "zonemend/result.h"
#include "zonemend/rr_type.h"
#include "zonemend/source.h"
#include "zonemend/span.h"

namespace zonemend {

// The type of a zone statement. Files of primary, hint and redirect zones are written by people;
// those of secondary, mirror and stub zones are copies that named overwrites; the others have none.
enum class ZoneKind : std::uint8_t {
  unknown,  // no type, or one that BIND does not know
  primary,
  secondary,
  mirror,
  hint,
  stub,
  static_stub,
  forward,
  redirect,
  delegation_only,
  in_view,  // shares the zone of another view
};

// As BIND prints it: "primary", "static-stub", "in-view"; "unknown".
std::string_view zone_kind_text(ZoneKind kind);

enum class CheckNames : std::uint8_t { fail, warn, ignore };

struct ConfZone {
  Name name;
  RrClass rr_class = RrClass::in;
  std::string view;  // empty outside views
  ZoneKind kind = ZoneKind::unknown;
  std::string file;     // as written, quotes and escapes resolved; may be empty
  std::string path;     // `file` below the directory in force; empty without a file
  std::string in_view;  // of an in-view zone: the view that has it
  // named writes to the file (allow-update other than none, update-policy), so that it must be
  // frozen before somebody edits it.
  bool dynamic = false;
  // named signs the zone (dnssec-policy, auto-dnssec, inline-signing).
  bool is_signed = false;
  bool text_format = true;  // false: masterfile-format raw or map; the default of secondary zones
  CheckNames check_names = CheckNames::fail;  // what bad host names in the file lead to
  Span name_span;                             // quotes included
  Span file_span;                             // likewise; empty without a file
};

struct ConfProblem {
  Span span;            // into NamedConf::sources
  std::string message;  // the fact; never repeats text of the configuration but file names
  std::string help;     // the remedy
};

struct NamedConf {
  SourceSet sources;  // named.conf first, then the included files; secrets are overwritten with '*'
  std::string directory;  // in force at the end: what relative paths of zone files start from
  bool directory_known = false;       // an options statement sets it
  std::vector<ConfZone> zones;        // in the order of reading
  std::vector<ConfProblem> problems;  // likewise; at most 1000
};

// Reads `path` and all that it includes. `working_directory` is that of the named process; paths
// start from it until a directory option changes that ("" stands for the reader's own). Fails only
// when `path` itself cannot be read; an included file that cannot is a problem.
Result<NamedConf> read_named_conf(FileAccess& files, const std::string& path,
                                  const std::string& working_directory);

// The zones that the configuration gives the file: none, one, or several (views, or names that
// share a file). Paths are compared as text after '.', '..' and double slashes are resolved; a
// relative path must be completed, and links be resolved, by the caller.
std::vector<const ConfZone*> zones_of_file(const NamedConf& conf, const std::string& path);

// For a checkout in folders other than the server's: the zones whose path ends most like `path`, in
// whole components, the file name at least. "repo/zones/db.a" finds "/etc/bind/zones/db.a" before
// "/etc/bind/old/db.a".
std::vector<const ConfZone*> zones_of_similar_file(const NamedConf& conf, const std::string& path);

}  // namespace zonemend
