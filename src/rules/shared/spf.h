// SPF policies: "v=spf1 mx include:_spf.example.net -all" (RFC 7208).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/shared/tag_list.h"
#include "rules/shared/txt_text.h"

namespace zonemend::rules {

enum class SpfKind : std::uint8_t {
  all,
  include,
  a,
  mx,
  ptr,
  ip4,
  ip6,
  exists,
  redirect,  // modifiers from here on
  exp,
  other_modifier,
  unknown,  // neither
};

// A term, as views into the text.
struct SpfTerm {
  SpfKind kind = SpfKind::unknown;
  char qualifier = '+';       // '+', '-', '~' or '?'
  bool is_qualified = false;  // it is written
  std::string_view whole;     // "-a:mail.example.com/24"
  std::string_view name;      // "a"
  char separator = '\0';      // behind the name: ':', '=', '/' or, at the end, 0
  std::string_view value;     // all behind ':' or '='
  std::string_view domain;    // the value without "/24//64" where the term may have that
  std::string_view prefix;    // "/24//64"

  bool is_modifier() const { return kind >= SpfKind::redirect && kind != SpfKind::unknown; }
  // One of the terms that cost a DNS lookup (RFC 7208 section 4.6.4).
  bool asks_dns() const;
};

inline constexpr std::string_view spf_version = "v=spf1";

// Whether receivers take the text for a policy: the version and then a space or nothing.
bool is_spf(std::string_view text);
// All terms behind the version, in order.
void read_spf_terms(std::string_view text, std::vector<SpfTerm>& terms);
SpfTerm read_spf_term(std::string_view whole);

// What is wrong with one term, by itself. Unknown modifiers are allowed.
void check_spf_term(const SpfTerm& term, TextFaults& faults);
bool is_sound_term(std::string_view term);

// A place where two strings of the record meet and join two terms to one.
struct SpfJoin {
  std::size_t at;           // offset of the second term in the text
  std::string_view before;  // "include:_spf.example.net"
  std::string_view behind;  // "include:_spf.example.org"
};
// Those that are certain. A term that is merely split over two strings is healthy. The text must
// start with the version.
std::vector<SpfJoin> find_spf_joins(const TxtText& text);

struct SpfPolicy {
  TxtText text;
  std::vector<SpfTerm> terms;

  void read(const Zone& zone, const Record& record);
  // The first "all", behind which nothing is looked at; null when there is none.
  const SpfTerm* find_all() const;
  const SpfTerm* find(SpfKind kind) const;
  Place place(std::string_view part) const;
};

// The place of the one policy that a lookup of the name finds, aliases followed; no_record when the
// zone has none there, several, or does not know.
RecordId find_spf(const Zone& zone, NameView name);

// The records at the owner that are SPF policies, identical ones left out; receivers want one.
std::vector<RecordId> spf_records_at(const Zone& zone, NameId owner);
// The first of them, and how many there are.
struct SpfAtOwner {
  RecordId first = no_record;
  std::size_t count = 0;
};
SpfAtOwner spf_at(const Zone& zone, NameId owner);

// The name that a domain without macros means, which is absolute with or without final dot.
std::optional<Name> spf_name(std::string_view domain);

// Whether mail from the name itself is judged by this policy, as far as one can see: not when the
// name has an underscore label, as names have that are there to be included, or another policy of
// the zone includes it.
class SpfIncludes {
 public:
  explicit SpfIncludes(const Zone& zone);
  bool is_for_mail(const Record& record) const;

 private:
  const Zone& zone_;
  std::vector<NameId> included_;  // sorted
};

}  // namespace zonemend::rules
