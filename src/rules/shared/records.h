// Small questions that many rules ask of a zone, and the words in which they answer.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/rule.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// The distinct owners of the type, in file order.
std::vector<NameId> owners_of(const Zone& zone, RrType type);
// The records of the type at one owner, in file order.
std::vector<RecordId> records_at(const Zone& zone, NameId owner, RrType type);
std::size_t count_at(const Zone& zone, NameId owner, RrType type);
// The first of them; there must be one.
RecordId first_at(const Zone& zone, NameId owner, RrType type);

// The name that the record points at; the type must be one that has a target.
NameView target_of(const Zone& zone, const Record& record);

// Where a record stands: owner to last rdata token, or the $GENERATE that made it, and then also
// for which value of its iterator.
struct Place {
  Span span;
  std::optional<std::uint32_t> generated;

  Place(Span where, std::optional<std::uint32_t> value = {}) : span(where), generated(value) {}
  operator Span() const { return span; }
};
Place place_of(const Zone& zone, const Record& record);
// Where the record's target is written.
Place target_place(const Zone& zone, const Record& record);

// "'www.example.com.'"
std::string quoted(NameView name);
// "A, TXT, MX": each type once, in file order.
std::string type_list(const Zone& zone, std::span<const RecordId> records);
// "3 records", "1 record"
std::string count_of(std::size_t number, std::string_view noun);

// The message also says which value of a $GENERATE it is about.
Finding make_finding(const Rule& rule, const Place& place, std::string message, std::string help);
void add_label(Finding& finding, const Zone& zone, RecordId record, std::string text);

}  // namespace zonemend::rules
