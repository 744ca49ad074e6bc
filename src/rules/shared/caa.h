// Which authorities may issue certificates (CAA, RFC 8659).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/shared/records.h"

namespace zonemend::rules {

inline constexpr std::uint32_t caa_critical = 128;
enum CaaField : std::size_t { caa_flags_field, caa_tag_field, caa_value_field };

// One record; views into the zone.
struct CaaProperty {
  std::uint32_t flags = 0;
  std::string_view tag;  // as written
  std::string_view value;

  bool is(std::string_view name) const;  // the tag, in any letter case
  bool is_critical() const { return (flags & caa_critical) != 0; }
};
CaaProperty caa_property(const Zone& zone, const Record& record);

// The registered tags, in lower case.
std::span<const std::string_view> known_caa_tags();
bool is_known_caa_tag(const CaaProperty& property);
// issue, issuewild, issuemail, issuevmc: the value names an authority.
bool names_authority(const CaaProperty& property);

// The value of such a property (section 4.2).
struct IssueValue {
  std::string_view authority;  // "ca.example.net"; empty: nobody
  std::string_view fault;      // why it cannot be read; empty: it can
  std::string_view help;       // what to write instead
};
// A value that cannot be read counts as one that allows nobody.
IssueValue read_issue_value(std::string_view value);

// The CAA records of one name.
class CaaSet {
 public:
  // Of a record that is there; all of one owner.
  CaaSet(const Zone& zone, NameId owner);

  std::span<const RecordId> records() const { return records_; }
  std::span<const CaaProperty> properties() const { return properties_; }
  bool has(std::string_view tag) const;
  bool has_unknown_tag() const;
  // Who may issue certificates that are no wildcards. Nothing: everybody, for want of `issue`.
  std::optional<std::vector<std::string_view>> authorities() const;

 private:
  std::vector<RecordId> records_;
  std::vector<CaaProperty> properties_;
};

// The nearest name at or above `name`, within the zone, that has CAA records (section 3); no_name
// when there is none.
NameId caa_above(const Zone& zone, NameView name);

}  // namespace zonemend::rules
