// The fields of DS records (RFC 4034 section 5.1).
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "rules/shared/records.h"

namespace zonemend::rules {

std::uint8_t ds_algorithm(const Zone& zone, const Record& ds);
std::uint8_t ds_digest_type(const Zone& zone, const Record& ds);

// Numbers that are assigned: digests, and algorithms with which a zone can be signed.
bool is_digest_type(std::uint8_t number);
bool signs_zones(std::uint8_t algorithm);
// "13 2" written as "2 13": the digest type is none, and would be one in the algorithm's place.
bool are_fields_swapped(const Zone& zone, const Record& ds);

// "5 (RSASHA1)", "99"
std::string algorithm_text(std::uint8_t algorithm);

// The DS records of each owner for which `is_bad` holds, as one finding: at the given field of the
// first, labels at the others. DS records at the zone's own name are left to ds-at-apex.
enum class DsField : std::uint8_t { algorithm = 1, digest_type = 2 };
using DsTest = std::function<bool(const Record& ds)>;
using DsFinding = std::function<Finding(const Record& ds, const Place& place)>;
void report_ds(const Zone& zone, FindingSink& sink, DsField field, const DsTest& is_bad,
               const DsFinding& describe);

}  // namespace zonemend::rules
