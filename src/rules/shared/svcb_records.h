// Records that bind a service to an endpoint: SVCB and HTTPS (RFC 9460).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dns/svcb.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

inline constexpr std::array svcb_types = {RrType::svcb, RrType::https};

// The rdata of such a record; views into the zone.
class SvcbRecord {
 public:
  SvcbRecord(const Zone& zone, const Record& record);

  bool is_alias() const { return priority_ == 0; }  // AliasMode, section 2.4.2
  // In AliasMode, the root says that there is no such service; in ServiceMode, it is the owner.
  NameView target() const { return target_; }
  bool has_params() const { return !params_.empty(); }
  // The value of a parameter in wire form; nothing when the record does not have it.
  std::optional<std::string_view> param(std::uint16_t key) const;

 private:
  std::uint32_t priority_ = 0;
  NameView target_;
  std::string_view params_;
};

// The protocols of `alpn`; empty when there is none.
std::vector<std::string_view> protocols_of(const SvcbRecord& record);

// Where a parameter is written; the whole rdata when it cannot be told.
Place param_place(const Zone& zone, const Record& record, std::uint16_t key);

}  // namespace zonemend::rules
