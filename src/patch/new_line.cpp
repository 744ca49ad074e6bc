#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "patch/keyword_case.h"
#include "patch/placement.h"
#include "syntax/line_end.h"
#include "text/columns.h"
#include "zonemend/record_text.h"

namespace zonemend {
namespace {

// One field of the model's line, and the white space in front of it.
struct Field {
  std::string_view text;
  std::string_view space;
  std::size_t column = 0;        // where it starts
  std::size_t previous_end = 0;  // the column behind the field before it
};

// The fields of a record on one line, in the order in which they stand.
struct Model {
  Field owner;
  Field ttl;  // empty text: not written
  Field rr_class;
  Field type;
  Field rdata;
  bool ttl_first = true;
};

Model model_of(const Zone& zone, const Record& record) {
  const RecordText text = record_text(zone, record);
  const SourceSet& sources = zone.sources();
  const std::uint32_t begin = text.line.begin;
  const std::string_view line = sources.text({text.line.source, begin, text.core().end});
  std::uint32_t previous = begin;
  const auto field = [&](const Span& span) {
    if (span.empty()) return Field{};
    const std::string_view space = line.substr(previous - begin, span.begin - previous);
    const Field result{sources.text(span), space, column_after(line.substr(0, span.begin - begin)),
                       column_after(line.substr(0, previous - begin))};
    previous = span.end;
    return result;
  };
  Model model;
  model.ttl_first = text.ttl_first;
  model.owner = field(text.owner);
  if (text.ttl_first) model.ttl = field(text.ttl);
  model.rr_class = field(text.rr_class);
  if (!text.ttl_first) model.ttl = field(text.ttl);
  model.type = field(text.type);
  model.rdata = field(text.rdata.empty() ? Span{} : text.rdata.front());
  return model;
}

// Whether other lines around start this field in the same column though what stands before it has
// another width: then the column is meant, and not just the result of one blank.
bool is_aligned(const Field& field, Field Model::*member, const std::vector<Model>& around) {
  if (field.space.size() > 1 || field.space == "\t") return true;
  return std::any_of(around.begin(), around.end(), [&](const Model& other) {
    const Field& twin = other.*member;
    return twin.column == field.column && twin.previous_end != field.previous_end;
  });
}

std::vector<Model> models_around(const Zone& zone, RecordId id) {
  constexpr RecordId reach = 8;
  std::vector<Model> models;
  const RecordId first = id < reach ? 0 : id - reach;
  const auto last = std::min<std::size_t>(id + reach + 1, zone.records().size());
  for (RecordId i = first; i < last; ++i) {
    const Record& record = zone.record(i);
    const std::string_view line = zone.sources().text(record_text(zone, record).core());
    if (i != id && !zone.is_generated(record) &&
        line.find_first_of("\r\n()") == std::string_view::npos) {
      models.push_back(model_of(zone, zone.record(i)));
    }
  }
  return models;
}

// Builds the line field by field.
class LineWriter {
 public:
  explicit LineWriter(std::vector<Model> around) : around_(std::move(around)) {}

  void first(std::string_view text) { line_ = text; }

  void add(std::string_view text, const Field& field, Field Model::*member) {
    const std::size_t end = column_after(line_);
    if (field.text.empty() || field.space.empty()) {
      line_ += ' ';
    } else if (is_aligned(field, member, around_)) {
      line_ += white_space(end, field.column, field.space);
    } else {
      line_ += field.space;
    }
    line_ += text;
  }

  const std::string& text() const { return line_; }

 private:
  std::vector<Model> around_;
  std::string line_;
};

std::string_view line_end_of(const Zone& zone, std::size_t document, std::uint32_t entry) {
  const Document& doc = zone.documents()[document];
  const std::string_view bytes = zone.sources().at(doc.source).bytes();
  for (std::uint32_t i = entry + 1; i-- > 0;) {
    const std::string_view end = line_end(bytes, doc.entries[i]);
    if (!end.empty()) return end;
  }
  return "\n";
}

// BIND takes a TTL of more than 31 bits for 0 (RFC 2181 section 8).
std::uint32_t effective(std::uint32_t ttl) { return ttl > max_ttl ? 0 : ttl; }

// A default TTL that holds at the place: $TTL, or the SOA's MINIMUM in its stead.
std::optional<std::uint32_t> default_ttl_at(const Zone& zone, const Placement& place) {
  if (!place.before) return std::nullopt;
  return zone.default_ttl_at(place.document, place.entry);
}

// A TTL that the neighbour does not have goes where other lines around have theirs, if there is
// room.
void borrow_ttl_column(Model& model, const std::vector<Model>& around) {
  const std::size_t next = model.rr_class.text.empty() ? model.type.column : model.rr_class.column;
  for (const Model& other : around) {
    if (other.ttl.text.empty() || !other.ttl_first || other.ttl.column >= next) continue;
    model.ttl = other.ttl;
    return;
  }
}

// What the new record says about its TTL.
struct TtlField {
  std::string text;  // empty: not written
  std::uint32_t seconds = 0;
};

TtlField choose_ttl(const Zone& zone, const Placement& place, const NewRecord& record,
                    const Model* model) {
  if (record.ttl) return {fmt::format("{}", *record.ttl), *record.ttl};
  if (model != nullptr && !model->ttl.text.empty()) {
    const std::uint32_t seconds = ttl_from_text(model->ttl.text).seconds;
    if (effective(seconds) == seconds) return {std::string(model->ttl.text), seconds};
  }
  if (const auto ttl = default_ttl_at(zone, place)) return {{}, *ttl};
  // Without $TTL a line without TTL would take the last one written above it: write that one out,
  // so that neither this record nor the next depends on the order of lines (RFC 1035 section 5.1).
  const std::uint32_t seconds = place.before ? zone.record(*place.before).ttl : 3600;
  return {fmt::format("{}", seconds), seconds};
}

std::string owner_text(const Zone& zone, const Placement& place, NameView owner,
                       const Model* model) {
  if (model != nullptr && is_absolute(model->owner.text)) return owner.text();
  return owner.text_relative_to(zone.origin_at(place.document, place.entry));
}

}  // namespace

NewLine write_line(const Zone& zone, const Placement& place, const NewRecord& record) {
  std::optional<Model> model;
  if (place.neighbour) model = model_of(zone, zone.record(*place.neighbour));
  const Model fallback{.owner = {}, .ttl = {}, .rr_class = {}, .type = {}, .rdata = {}};
  const Model& like = model ? *model : fallback;

  const TtlField ttl = choose_ttl(zone, place, record, model ? &*model : nullptr);
  std::vector<Model> around;
  if (place.neighbour) around = models_around(zone, *place.neighbour);
  if (!ttl.text.empty() && model && model->ttl.text.empty()) borrow_ttl_column(*model, around);
  LineWriter line(std::move(around));
  line.first(owner_text(zone, place, record.owner, model ? &*model : nullptr));
  const auto add_ttl = [&] {
    if (!ttl.text.empty()) line.add(ttl.text, like.ttl, &Model::ttl);
  };
  if (like.ttl_first) add_ttl();
  if (!like.rr_class.text.empty()) line.add(like.rr_class.text, like.rr_class, &Model::rr_class);
  if (!like.ttl_first) add_ttl();
  line.add(cname_like(like.type.text), like.type, &Model::type);
  line.add(record.target.text(), like.rdata, &Model::rdata);

  const Document& document = zone.documents()[place.document];
  const std::string_view bytes = zone.sources().at(document.source).bytes();
  const std::string end(line_end_of(zone, place.document, place.entry));
  const bool after_line_end =
      place.offset == 0 || !line_end(bytes, document.entries[place.entry]).empty();
  NewLine result;
  result.edit.span = {document.source, place.offset, place.offset};
  result.edit.text = after_line_end ? line.text() + end : end + line.text();
  result.ttl = ttl.seconds;
  result.ttl_written = !ttl.text.empty();
  return result;
}

}  // namespace zonemend
