#include "rules/shared/txt_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/lookup.h"
#include "rules/shared/odd_characters.h"
#include "rules/shared/template_marks.h"
#include "rules/shared/txt_cut.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

constexpr std::size_t max_string_size = 255;  // octets

// How many characters of the token write its next octet: "a", "\;", "\065".
std::uint32_t octet_size(std::string_view token) {
  if (token[0] != '\\' || token.size() < 2) return 1;
  return token.size() > 3 && ascii::all_digits(token.substr(1, 3)) ? 4 : 2;
}

// The text between the quotes, if it has some.
Span without_quotes(const Zone& zone, Span token) {
  if (!zone.sources().text(token).starts_with('"')) return token;
  return {token.source, token.begin + 1, token.end - 1};
}

// Of the octet `index` of the string.
Span octet_span(const Zone& zone, const Span& token, std::size_t index) {
  Span at = without_quotes(zone, token);
  const std::uint32_t end = at.end;
  for (;; --index) {
    const std::string_view rest = zone.sources().text({at.source, at.begin, end});
    at.end = rest.empty() ? end : at.begin + octet_size(rest);
    if (index == 0 || rest.empty()) return at;
    at.begin = at.end;
  }
}

bool is_unquoted_words(const Zone& zone, const std::vector<Span>& strings) {
  return strings.size() > 1 && std::all_of(strings.begin(), strings.end(), [&](const Span& span) {
           return !zone.sources().text(span).starts_with('"');
         });
}

// Of what a $GENERATE made.
bool is_first_of_directive(const Zone& zone, const Record& record) {
  const RecordId id = zone.id_of(record);
  if (id == 0 || id == no_record) return true;
  const Record& before = zone.record(id - 1);
  return before.document != record.document || before.entry != record.entry;
}

}  // namespace

std::string_view next_string(std::string_view& rdata) {
  const std::string_view text = rdata.substr(1, static_cast<unsigned char>(rdata[0]));
  rdata.remove_prefix(std::min(rdata.size(), text.size() + 1));
  return text;
}

bool text_starts_with(std::string_view rdata, std::string_view start) {
  while (!start.empty() && !rdata.empty()) {
    const std::string_view part = next_string(rdata);
    const std::size_t size = std::min(part.size(), start.size());
    if (!ascii::equal_ignoring_case(part.substr(0, size), start.substr(0, size))) return false;
    start.remove_prefix(size);
  }
  return start.empty();
}

void TxtText::read(const Zone& zone, const Record& record) {
  zone_ = &zone;
  record_ = &record;
  text_.clear();
  starts_.clear();
  for (std::string_view rdata = zone.rdata(record); !rdata.empty();) {
    starts_.push_back(text_.size());
    text_ += next_string(rdata);
  }
}

std::vector<Span> TxtText::strings() const {
  if (zone_->entry(*record_).kind != EntryKind::record) return {};
  RecordText written = record_text(*zone_, *record_);
  if (written.rdata.size() != starts_.size()) return {};
  return std::move(written.rdata);
}

Place TxtText::place(std::size_t begin, std::size_t end) const {
  return TxtPlaces(*this).at(begin, end);
}

Place TxtPlaces::at(std::size_t begin, std::size_t end) const {
  const Zone& zone = text_.zone();
  if (zone.is_generated(text_.record())) return place_of(zone, text_.record());
  if (strings_.empty()) return record_text(zone, text_.record()).rdata_all();
  const auto octet = [&](std::size_t at) {
    const auto& starts = text_.starts();
    const auto next = std::upper_bound(starts.begin(), starts.end(), at);
    const auto index = static_cast<std::size_t>(next - starts.begin()) - 1;
    return octet_span(zone, strings_[index], at - starts[index]);
  };
  Span span = octet(begin);
  if (end <= begin)
    span.end = span.begin;
  else
    span.end = octet(end - 1).end;
  return span;
}

bool TxtText::is_judged_elsewhere() const {
  if (is_occluded(*zone_, record_->owner)) return true;
  if (has_smart_quotes(text_) || find_template_mark(text_)) return true;
  if (zone_->is_generated(*record_)) return !is_first_of_directive(*zone_, *record_);
  return is_unquoted_words(*zone_, strings()) || find_txt_cut(*zone_, *record_).has_value();
}

std::vector<NameId> repeated_owners(const Zone& zone, std::span<const RecordId> records) {
  std::vector<NameId> owners;
  for (const RecordId id : records) owners.push_back(zone.record(id).owner);
  std::sort(owners.begin(), owners.end());
  std::vector<NameId> repeated;
  for (std::size_t i = 1; i < owners.size(); ++i) {
    const bool is_known = !repeated.empty() && repeated.back() == owners[i];
    if (owners[i] == owners[i - 1] && !is_known) repeated.push_back(owners[i]);
  }
  return repeated;
}

std::vector<RecordId> distinct_records(const Zone& zone, const std::vector<RecordId>& records) {
  std::vector<RecordId> distinct = records;
  const auto data = [&zone](RecordId id) { return zone.rdata(id); };
  std::stable_sort(distinct.begin(), distinct.end(),
                   [&](RecordId a, RecordId b) { return data(a) < data(b); });
  const auto same = [&](RecordId a, RecordId b) { return data(a) == data(b); };
  distinct.erase(std::unique(distinct.begin(), distinct.end(), same), distinct.end());
  std::sort(distinct.begin(), distinct.end());
  return distinct;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t most = 80;
  return text.size() <= most ? std::string(text) : std::string(text.substr(0, most - 3)) + "...";
}

std::string as_strings(std::string_view text) {
  std::string result = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && i % max_string_size == 0) result += "\" \"";
    const auto octet = static_cast<unsigned char>(text[i]);
    if (octet == '"' || octet == '\\') result += '\\';
    if (octet >= 0x20 && octet < 0x7f)
      result += text[i];
    else
      result += fmt::format("\\{:03}", octet);
  }
  return result + '"';
}

}  // namespace zonemend::rules
