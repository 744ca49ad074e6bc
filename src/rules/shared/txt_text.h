// The text of a TXT record as its readers see it: its strings joined, with nothing in between
// (RFC 7208 section 3.3, RFC 6376 section 3.6.2.2), and the way from there back into the file.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/shared/records.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// Takes the first string off the rdata, which must not be empty.
std::string_view next_string(std::string_view& rdata);
// Whether the joined text starts so, ignoring letter case. Allocates nothing.
bool text_starts_with(std::string_view rdata, std::string_view start);

class TxtText {
 public:
  // Reads the text of a TXT record, or of one of the same form. The zone must outlive it.
  void read(const Zone& zone, const Record& record);

  const Zone& zone() const { return *zone_; }
  const Record& record() const { return *record_; }
  std::string_view text() const { return text_; }
  // Where in text() each string starts; the first at 0.
  const std::vector<std::size_t>& starts() const { return starts_; }

  // Where the octets [begin, end) of text() are written: whole rdata in the form of RFC 3597, and
  // the directive for what $GENERATE made. Lexes the record.
  Place place(std::size_t begin, std::size_t end) const;
  Place place() const { return place(0, text_.size()); }
  // The tokens that are the strings, in order; nothing where place() is not exact.
  std::vector<Span> strings() const;

  // To ask before reporting on the text's meaning: true when the record is not served, when other
  // rules say why its readers do not see what was meant (words without quotes, a semicolon that
  // cuts the text off, typographic quotes, a placeholder), and when a $GENERATE made it, for all
  // records but the directive's first. Lexes the record.
  bool is_judged_elsewhere() const;

 private:
  const Zone* zone_ = nullptr;
  const Record* record_ = nullptr;
  std::string text_;
  std::vector<std::size_t> starts_;
};

// Many places in one text: its record is lexed once. The text must outlive it.
class TxtPlaces {
 public:
  explicit TxtPlaces(const TxtText& text) : text_(text), strings_(text.strings()) {}

  Place at(std::size_t begin, std::size_t end) const;
  // `part`: a view into the text.
  Place of(std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - text_.text().data());
    return at(begin, begin + part.size());
  }

 private:
  const TxtText& text_;
  std::vector<Span> strings_;
};

// Calls visit(text) for each of the TXT records.
template <class Visit>
void for_texts(const Zone& zone, std::span<const RecordId> records, Visit visit) {
  TxtText text;
  for (const RecordId id : records) {
    text.read(zone, zone.record(id));
    visit(static_cast<const TxtText&>(text));
  }
}

// The owners of several of the records, by number.
std::vector<NameId> repeated_owners(const Zone& zone, std::span<const RecordId> records);

// Records with the same data, which servers send once, count as one: the first of each is returned.
std::vector<RecordId> distinct_records(const Zone& zone, const std::vector<RecordId>& records);

// As much of the text as a message can hold: "include:_spf.exam..."
std::string excerpt(std::string_view text);

// The text as a quoted string of a zone file, or several where it is longer than 255 octets.
std::string as_strings(std::string_view text);

}  // namespace zonemend::rules
