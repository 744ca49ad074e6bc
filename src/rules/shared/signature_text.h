// Words and places for findings about signatures.
#pragma once

#include <cstdint>
#include <string>

#include "rules/shared/records.h"
#include "rules/shared/signed_zone.h"

namespace zonemend::rules {

// "the MX records of 'example.com.'"
std::string rrset_words(const Zone& zone, NameId owner, RrType type);
// "key 12345, algorithm 13 (ECDSAP256SHA256)"
std::string key_words(std::uint16_t tag, unsigned algorithm);

// Where a field of the record's rdata is written.
Place field_place(const Zone& zone, RecordId record, std::size_t field);

// How many seconds `time` lies after `now`, in the arithmetic of RFC 1982 that RFC 4034 section
// 3.1.5 prescribes; negative when before.
std::int64_t seconds_until(std::uint32_t time, std::int64_t now);
// "2026-03-05 12:00 UTC", of the moment nearest to `now`.
std::string moment_text(std::uint32_t time, std::int64_t now);
// "3 days", "5 hours"; of the absolute value.
std::string duration_text(std::int64_t seconds);

// Whether the signature counts at that moment.
bool is_current(const Signature& signature, std::int64_t now);
// Whether one of them does.
bool has_current(std::span<const Signature> signatures, std::int64_t now);

}  // namespace zonemend::rules
