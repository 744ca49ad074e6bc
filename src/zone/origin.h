// Which zone a file holds, when nobody says it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "zonemend/document.h"
#include "zonemend/name.h"
#include "zonemend/source.h"

namespace zonemend {

struct FoundOrigin {
  Name origin;
  std::string from;  // "the SOA's owner", "the file name"
};

// The owner of the first SOA when it is written in full or follows an absolute $ORIGIN; else what
// the file name says: db.X, X.zone, X.db or X.
std::optional<FoundOrigin> find_origin(const Document& document, const Source& source);

// Whether a file called that is likely to hold a zone: db.X, X.zone, X.db, X.arpa, X.dns,
// X.zonefile, or a domain name.
bool looks_like_zone_file(std::string_view path);

// Whether a file with a name of that kind does hold one. A name that is also a domain name
// (README.md) or that other programs use (cache.db) needs an SOA in the text; binary files never do.
bool is_likely_zone(std::string_view path, std::string_view bytes);
// A name without any ending says nothing: an SOA and a directive of zone files have to be there.
bool may_hold_zone(std::string_view path);
bool has_zone_text(std::string_view bytes);

}  // namespace zonemend
