#include "zone/loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/big_pages.h"
#include "text/byte_scan.h"
#include "zone/origin.h"

namespace zonemend {
namespace {

std::uint32_t soa_minimum(std::string_view rdata) {
  std::uint32_t value = 0;
  for (const char c : rdata.substr(rdata.size() - 4)) {
    value = value << 8 | static_cast<unsigned char>(c);
  }
  return value;
}

// As BIND counts them, to which a carriage return alone ends a line too.
std::uint64_t lines_in(std::string_view bytes) {
  std::uint64_t lines = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool lone = bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n');
    lines += bytes[i] == '\n' || lone;
  }
  return lines;
}

}  // namespace

std::string name_error_text(NameError error) {
  switch (error) {
    case NameError::empty_label:
      return "has an empty label (two dots in a row, or a dot in front)";
    case NameError::label_too_long:
      return "has a label of more than 63 octets";
    case NameError::name_too_long:
      return "is longer than 255 octets";
    case NameError::bad_escape:
      return "has a malformed escape";
  }
  return {};
}

Result<LoadedZone> load_zone(Source source, const LoadOptions& options) {
  return Loader(options).load(std::move(source));
}

Result<LoadedZone> Loader::load(Source source) {
  zone_.sources_ = std::make_unique<SourceSet>();
  zone_.rr_class_ = options_.rr_class;
  const std::string path = source.name();
  const SourceId id = zone_.sources_->add(std::move(source));
  loaded_.files.push_back({.path = path, .resolved = {}, .stamp = {}, .chosen_because = {}});
  const Source& text = zone_.sources_->at(id);
  if (Status failed = count_file(text)) return *failed;
  zone_.documents_.push_back(
      read_document(text, id, options_.threads, options_.limits.findings));
  if (Status failed = choose_origin(zone_.documents_[0], text)) return *failed;
  zone_.inclusions_.push_back({.origin = zone_.origin_, .default_ttl = {}});
  bytes_read_ = text.bytes().size();
  lines_read_ = zone_.documents_[0].entries.size();

  if (options_.fragment) begin_fragment();
  begin_document(0);
  if (Status failed = read_entries()) return *failed;
  collect_syntax_findings();
  zone_.build_indexes(is_big() ? options_.threads : 1);
  return std::move(loaded_);
}

void Loader::begin_fragment() {
  constexpr std::uint32_t some_ttl = 3600;
  zone_.complete_ = false;
  directive_ttl_ = some_ttl;
  lose_owner();
  Finding finding{.rule = "zone-fragment"};
  finding.message =
      "this file has no SOA and no zone here includes it: it was read as a part of one";
  finding.help =
      "rules that need the whole zone stay silent; check the zone that includes it, or "
      "name the zone with --origin if it is one";
  loaded_.findings.push_back(std::move(finding));
}

// What the reader said of each file, in the order of the text.
void Loader::collect_syntax_findings() {
  auto& found = loaded_.findings;
  for (Document& document : zone_.documents_) {
    found.append(std::move(document.findings));
  }
  std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
    return std::pair(a.span.source, a.span.begin) < std::pair(b.span.source, b.span.begin);
  });
}

Status Loader::choose_origin(const Document& document, const Source& source) {
  if (options_.origin) {
    set_origin(*options_.origin);
    loaded_.origin_from = options_.origin_from;
  } else if (const auto found = find_origin(document, source)) {
    set_origin(found->origin);
    loaded_.origin_from = found->from;
  } else if (options_.fragment) {
    loaded_.origin_from = "nowhere: it is only a part of a zone";
  } else {
    return Error{fmt::format("{}: cannot tell which zone this file holds", source.name()),
                 "name the zone with --origin, for instance --origin example.com, or call the file "
                 "db.example.com or example.com.zone"};
  }
  zone_.origin_ = zone_.names_.intern(reading_.origin);
  return std::nullopt;
}

void Loader::begin_document(std::uint16_t document) {
  reading_.document = document;
  reading_.source = zone_.documents_[document].source;
  reading_.file_name = zone_.sources_->at(reading_.source).name();
  reading_.bytes = zone_.sources_->at(reading_.source).bytes();
  reading_.entries = zone_.documents_[document].entries;
}

Status Loader::read_entries() {
  const auto count = static_cast<std::uint32_t>(reading_.entries.size());
  bool has_room = !zone_.records_.empty();
  constexpr std::uint32_t few = 1000;  // entries, after which it is asked again whether threads help
  std::uint32_t stretch = 0;           // the end of what can be read side by side
  for (std::uint32_t next = 0; next < count;) {
    if (next >= stretch) stretch = std::max(stretch_end(next), next + 1);
    const bool side_by_side = stretch - next >= entries_worth_a_thread && reads_side_by_side();
    const std::uint32_t last = side_by_side ? stretch : std::min(stretch, next + few);
    // Threads can begin before there is room; the few entries in front of them need none.
    const bool needs_room = !has_room && (side_by_side || next > 0 || count <= few);
    has_room = has_room || needs_room;
    if (!side_by_side && needs_room) make_room(next, count);
    if (Status failed =
            side_by_side ? read_stretch(next, last, needs_room) : read_entries(next, last)) {
      return failed;
    }
    next = last;
  }
  return std::nullopt;
}

namespace {

// How many of the entries begin with an owner that does not begin the entry before: as many as there
// would be if all were like the first ones.
std::size_t probable_owners(std::string_view bytes, std::span<const Entry> entries) {
  constexpr std::size_t most = 4096;
  const auto sample = entries.first(std::min(entries.size(), most));
  std::size_t owners = 0;
  std::string_view last;
  for (const Entry& entry : sample) {
    if (entry.kind != EntryKind::record || entry.starts_blank) continue;
    const std::string_view text = bytes.substr(entry.begin, entry.end - entry.begin);
    const std::string_view owner = text.substr(0, text.find_first_of(" \t"));
    owners += owner != std::exchange(last, owner);
  }
  return owners * entries.size() / sample.size();
}

}  // namespace

// As much as the entries will probably need.
void Loader::make_room(std::uint32_t first, std::uint32_t last) {
  if (first == last) return;
  const auto entries = reading_.entries.subspan(first, last - first);
  const std::size_t bytes = entries.back().end - entries.front().begin;
  reserve_big(zone_.records_, entries.size());
  reserve_big(zone_.arena_, bytes / 4);
  const std::size_t owners = probable_owners(reading_.bytes, entries);
  zone_.names_.reserve(owners + owners / 8, bytes / 4);
}

Status Loader::read_entries(std::uint32_t first, std::uint32_t last) {
  // Stay where they are when $INCLUDE adds documents.
  const std::span<const Entry> entries = reading_.entries;
  for (std::uint32_t i = first; i < last; ++i) {
    const Entry& entry = entries[i];
    if (i + OwnersAhead::distance < last) {
      const std::uint32_t next = i + OwnersAhead::distance;
      owners_ahead_.read(reading_.bytes, entries[next], next, reading_.origin, origins_,
                         zone_.names_);
    }
    if (entry.kind == EntryKind::blank || entry.kind == EntryKind::comment) continue;
    head_ = entry.kind == EntryKind::record ? read_head(i, entry) : nullptr;
    if (head_ == nullptr) text_tokens(reading_.bytes, entry, tokens_);
    if (Status failed = read_entry(i, entry)) return failed;
    if (is_full()) return too_large();
  }
  return std::nullopt;
}

Status Loader::read_entry(std::uint32_t index, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::record:
      read_record(index, entry);
      break;
    case EntryKind::origin:
      read_origin(index);
      break;
    case EntryKind::ttl:
      read_ttl_directive(index);
      break;
    case EntryKind::date:
      read_date();
      break;
    case EntryKind::broken:
      read_broken(entry);
      break;
    case EntryKind::include:
      return read_include(index);
    case EntryKind::generate:
      return read_generate(index, entry);
    case EntryKind::unknown_directive:
      unreadable("unknown-directive", span(0), fmt::format("{} is not a directive", quoted(0)),
                 "zone files know $ORIGIN, $TTL, $INCLUDE and, in BIND, $GENERATE; write '\\$' for "
                 "an owner that starts with a dollar sign");
      break;
    case EntryKind::blank:
    case EntryKind::comment:
      break;
  }
  return std::nullopt;
}

Status Loader::count_file(const Source& source) {
  const ReadLimits& limits = options_.limits;
  const std::string_view bytes = source.bytes();
  if (bytes.size() > limits.file_size) {
    return Error{fmt::format("{}: the file has {} octets, more than the limit of {}", source.name(),
                             bytes.size(), limits.file_size),
                 "split the zone, or raise the limit with --limit file-size=NUMBER"};
  }
  // Hardly a file has to be counted.
  if (lines_read_ + bytes.size() < limits.lines) return std::nullopt;
  if (lines_read_ + lines_in(bytes) <= limits.lines) return std::nullopt;
  return Error{fmt::format("{}: the zone has more than {} lines", source.name(), limits.lines),
               "split the zone, or raise the limit with --limit lines=NUMBER"};
}

Error Loader::too_large() const {
  return {fmt::format("{}: the zone's records or names take more than 4 GiB",
                      reading_.file_name),
          "split the zone"};
}

// ------------------------------------------------------------------- records

// The text tokens of a record whose owner is followed by what stood in a record before. Null: it is
// not, and there are no tokens yet.
const RecordHeads::Head* Loader::read_head(std::uint32_t index, const Entry& entry) {
  tokens_.clear();
  Token token{TokenKind::word, entry.begin, entry.begin};
  if (!entry.starts_blank) {
    const Token* known = owners_ahead_.first_token(reading_.bytes, index);
    if (known != nullptr) {
      token = *known;
    } else if (!Lexer(reading_.bytes, entry.begin, entry.end).next_text(token)) {
      return nullptr;
    }
    if (token.kind != TokenKind::word) return nullptr;
  }
  const std::string_view rest = reading_.bytes.substr(token.end, entry.end - token.end);
  const RecordHeads::Head* head = heads_.find(rest, !entry.starts_blank);
  if (head == nullptr) return nullptr;
  if (!entry.starts_blank) tokens_.push_back(token);
  for (std::size_t i = 0; i < head->token_count; ++i) {
    const Token& known = head->tokens[i];
    tokens_.push_back({known.kind, token.end + known.begin, token.end + known.end});
  }
  const auto done = token.end + static_cast<std::uint32_t>(head->text.size());
  Lexer behind(reading_.bytes, done, entry.end);
  add_text_tokens(behind, tokens_);
  return head;
}

// False when it is none; then it was said what is wrong.
bool Loader::read_usable_type(const RecordFields& fields, const Entry& entry, RrType& type) {
  if (head_ != nullptr) {
    type = head_->type;
    return true;
  }
  const auto read = read_type(fields, entry);
  if (!read || !usable_type(*read, fields) || !usable_class(fields)) return false;
  type = *read;
  const bool has_owner = fields.owner != RecordFields::absent;
  heads_.remember(reading_.bytes, has_owner ? tokens_[0].end : entry.begin, tokens_, fields, type);
  return true;
}

void Loader::read_record(std::uint32_t index, const Entry& entry) {
  // Read in the place where it will stay: to copy it right after it was written takes longer.
  Record& record = zone_.records_.emplace_back();
  record.entry = index;
  record.document = reading_.document;
  if (!read_record(entry, record)) zone_.records_.pop_back();
}

// False when there is none to be added to the zone's.
bool Loader::read_record(const Entry& entry, Record& record) {
  RecordFields found;
  if (head_ == nullptr) found = find_fields(reading_.bytes, tokens_, entry.starts_blank);
  const RecordFields& fields = head_ != nullptr ? head_->fields : found;
  const bool owner_known = read_owner(fields, entry, record.entry);
  if (!read_usable_type(fields, entry, record.type)) return false;
  record.owner = reading_.owner;
  record.owner_inherited = fields.owner == RecordFields::absent;
  const bool rdata_read = read_rdata(record, fields);
  // A written TTL counts for later records even when this one's rdata cannot be read.
  const bool ttl_read = read_ttl(record, fields);
  if (!owner_known || !rdata_read || !ttl_read) {
    zone_.complete_ = zone_.complete_ && owner_known && rdata_read && ttl_read;
    return false;
  }
  if (reading_.owner_state == OwnerState::outside) {
    add_out_of_zone(record, static_cast<RecordId>(zone_.records_.size() - 1));
    return false;
  }
  if (is_misplaced_soa(record, fields.type)) return false;
  note_record(record, fields);
  return true;
}

// What is remembered of the last of the zone's records beside itself.
void Loader::note_record(const Record& record, const RecordFields& fields) {
  const auto id = static_cast<RecordId>(zone_.records_.size() - 1);
  if (record.type == RrType::ns) reading_.runs.add_name_server(NameView(zone_.rdata(record)));
  if (!record.owner_inherited) {
    if (reading_.resumes_run) zone_.resumed_runs_.push_back(id);
    if (reading_.oddly_spelt_owner) zone_.oddly_spelt_owners_.push_back(id);
  }
  if (fields.ttl_has_units) zone_.ttls_of_units_.push_back(id);
}

bool Loader::is_misplaced_soa(const Record& record, std::size_t type_token) {
  if (record.type != RrType::soa || record.owner == zone_.origin_) return false;
  unreadable("soa-not-at-apex", span(type_token),
             fmt::format("this SOA belongs to '{}', but the zone is '{}'",
                         zone_.name(record.owner).text(), zone_.origin_name().text()),
             "a zone has one SOA, at its own name; is the origin right (--origin)?");
  return true;
}

// `before`: the next one of the zone's records.
void Loader::add_out_of_zone(const Record& record, RecordId before) {
  zone_.out_of_zone_.push_back(record);
  zone_.out_of_zone_before_.push_back(before);
}

// False when the record belongs to nobody: said once, where the owner was lost.
bool Loader::read_owner(const RecordFields& fields, const Entry& entry, std::uint32_t index) {
  if (fields.owner == RecordFields::absent) {
    if (reading_.owner_state == OwnerState::none) {
      unreadable("no-current-owner", {reading_.source, entry.begin, tokens_.front().end},
                 "a record without an owner, and no record above it to take the owner from",
                 "write the owner at the start of the line ('@' for the zone itself)");
    }
    return reading_.owner_state == OwnerState::known || reading_.owner_state == OwnerState::outside;
  }
  const std::string_view word = text(fields.owner);
  if (!reading_.owner_text.empty() && word == reading_.owner_text) {
    reading_.resumes_run = false;  // the run goes on as it is
    return true;
  }
  if (!begin_owner(fields.owner, index)) {
    lose_owner();
    return false;
  }
  reading_.owner_text = word;
  const bool is_quoted = tokens_[fields.owner].kind == TokenKind::quoted;
  reading_.oddly_spelt_owner = is_quoted || scan::has_capital_or(word, '\\');
  return true;
}

// A line begins with the owner that the token names.
bool Loader::begin_owner(std::size_t token, std::uint32_t index) {
  const OwnersAhead::Owner* ahead = owners_ahead_.find(index, text(token), origins_, zone_.names_);
  std::optional<Name> read;
  if (ahead == nullptr) {
    read = read_name(token);
    if (!read) return false;
  }
  const NameView name = ahead != nullptr ? ahead->name() : read->view();
  reading_.owner =
      ahead != nullptr ? zone_.names_.intern(ahead->folded) : zone_.names_.intern(name);
  reading_.resumes_run = reading_.runs.begin_line(name);
  const bool inside = zone_.names_.is_at_or_below(reading_.owner, zone_.origin_);
  reading_.owner_state = inside ? OwnerState::known : OwnerState::outside;
  return true;
}

void Loader::lose_owner() {
  reading_.owner_state = OwnerState::unreadable;
  reading_.owner_text = {};
}

void Loader::set_origin(const Name& origin) {
  reading_.origin = origin;
  reading_.owner_text = {};
  ++origins_;
}

std::optional<Name> Loader::read_name(std::size_t token) {
  NameError error{};
  std::size_t at = 0;
  auto name = Name::parse(text(token), reading_.origin, error, &at);
  if (name) return name;
  const bool escape = error == NameError::bad_escape;
  Span where = span(token);
  if (escape && at < where.size()) {
    where.begin += static_cast<std::uint32_t>(at) + (tokens_[token].kind == TokenKind::quoted);
    where.end = std::min(where.end, where.begin + 4);
  }
  unreadable(escape ? "bad-escape" : "bad-domain-name", where,
             fmt::format("the name {} {}", quoted(token), name_error_text(error)),
             escape
                 ? "write '\\' and three digits from 000 to 255, or '\\' and the character itself"
                 : "a name is labels of 1 to 63 octets with single dots between, 255 in all");
  return std::nullopt;
}

bool Loader::usable_class(const RecordFields& fields) {
  if (fields.rr_class == RecordFields::absent || fields.class_value == zone_.rr_class_) return true;
  unreadable("class-mismatch", span(fields.rr_class),
             fmt::format("class {} in a zone of class {}", quoted(fields.rr_class),
                         rr_class_text(zone_.rr_class_)),
             fmt::format("write '{}' or leave the class out", rr_class_text(zone_.rr_class_)));
  return false;
}

// Equal text below one origin is equal rdata, which is kept once.
bool Loader::read_rdata(Record& record, const RecordFields& fields) {
  RdataMemory::Place* place = nullptr;
  if (fields.rdata() < tokens_.size()) {
    const std::uint32_t begin = tokens_[fields.rdata()].begin;
    const std::string_view written = reading_.bytes.substr(begin, tokens_.back().end - begin);
    place = rdata_memory_.place_of(record.type, written, origins_);
  }
  if (place != nullptr && place->is_known) {
    record.rdata = place->rdata;
    record.rdata_size = place->size;
    return true;
  }
  record.rdata = static_cast<std::uint32_t>(zone_.arena_.size());
  if (!parse_rdata_of(record.type, fields)) return false;
  record.rdata_size = static_cast<std::uint16_t>(zone_.arena_.size() - record.rdata);
  if (place != nullptr) place->remember(record.rdata, record.rdata_size);
  return true;
}

bool Loader::parse_rdata_of(RrType type, const RecordFields& fields) {
  rdata_tokens(reading_.bytes, std::span(tokens_).subspan(fields.rdata()), rdata_);
  auto error = parse_rdata(type, zone_.rr_class_, rdata_, reading_.origin, zone_.arena_);
  if (!error) return true;
  Span where = end_of_tokens();
  if (error->token != RdataError::at_end) {
    const std::size_t token = fields.rdata() + error->token;
    where = span(token);
    if (error->length > 0) {
      where.begin += static_cast<std::uint32_t>(error->offset) +
                     (tokens_[token].kind == TokenKind::quoted ? 1 : 0);
      where.end = where.begin + static_cast<std::uint32_t>(error->length);
    }
  }
  unreadable(error->rule, where, std::move(error->message), std::move(error->help));
  return false;
}

// Without $TTL, BIND lets later lines inherit not the TTL that is written here, but the one that
// the RRset got from its first line in this run of lines of one owner (whose letter case counts).
std::uint32_t Loader::ttl_in_run(const Record& record) {
  const bool is_dropped = reading_.owner_state == OwnerState::outside;
  if (directive_ttl_ || is_dropped) return record.ttl;
  return reading_.runs.first_ttl(rrset_key(record.type, zone_.rdata(record)), record.ttl);
}

// RFC 2308 section 4, RFC 1035 section 5.1, and BIND's order among them.
bool Loader::read_ttl(Record& record, const RecordFields& fields) {
  if (fields.ttl != RecordFields::absent) {
    record.ttl = fields.ttl_seconds;
    if (record.ttl > max_ttl) {
      report("ttl-over-31-bits", span(fields.ttl),
             fmt::format("the TTL {} is over the limit of 2147483647 seconds", quoted(fields.ttl)),
             "BIND takes it for 0, so that nothing is cached; write the time that you mean");
      record.ttl = 0;
    }
    record.ttl_origin = TtlOrigin::written;
    previous_ttl_ = ttl_in_run(record);
    return true;
  }
  if (directive_ttl_) {
    record.ttl = *directive_ttl_;
    record.ttl_origin = ttl_is_soa_minimum_ ? TtlOrigin::soa_minimum : TtlOrigin::directive;
    return true;
  }
  if (previous_ttl_) {
    record.ttl = *previous_ttl_;
    record.ttl_origin = TtlOrigin::previous;
    previous_ttl_ = ttl_in_run(record);
    if (!std::exchange(told_previous_ttl_, true)) {
      report(previous_ttl_rule, span(fields.type),
             fmt::format("no TTL here and no $TTL above: the record takes {} seconds from the "
                         "record before it",
                         record.ttl),
             "write a $TTL line at the top of the file, or a TTL on every record");
    }
    return true;
  }
  lacked_ttl_ = true;
  if (reading_.owner_state == OwnerState::outside)
    return true;  // BIND drops it before it asks for a TTL
  if (record.type == RrType::soa && record.rdata_size > 0) {
    const std::uint32_t minimum = soa_minimum(zone_.rdata(record));
    record.ttl = minimum > max_ttl ? 0 : minimum;
    record.ttl_origin = TtlOrigin::soa_minimum;
    set_default_ttl(record.ttl, record.entry);
    ttl_is_soa_minimum_ = true;
    report("soa-minimum-used-as-ttl", span(fields.type),
           fmt::format("no $TTL: all records take the SOA's last number, {} seconds, as their TTL",
                       record.ttl),
           fmt::format("write '$TTL {}' above the SOA", record.ttl));
    return true;
  }
  if (record.type != RrType::soa) {
    unreadable("no-ttl-known", span(fields.type), "no TTL is known for this record",
               "write a $TTL line at the top of the file, for instance '$TTL 3600'");
  }
  return false;
}

// ------------------------------------------------------------------ findings

Finding& Loader::report(std::string_view rule, const Span& span, std::string message,
                        std::string help) {
  Finding finding{.rule = rule};
  finding.span = span;
  finding.message = std::move(message);
  if (generating_) finding.message += fmt::format(" (where $GENERATE is at {})", *generating_);
  finding.help = std::move(help);
  return loaded_.findings.push_back(std::move(finding));
}

// For text that yields no record: conclusions from absence are off from here on.
Finding& Loader::unreadable(std::string_view rule, const Span& span, std::string message,
                            std::string help) {
  zone_.complete_ = false;
  return report(rule, span, std::move(message), std::move(help));
}

Span Loader::span(std::size_t token) const {
  return {reading_.source, tokens_[token].begin, tokens_[token].end};
}

Span Loader::end_of_tokens() const {
  return {reading_.source, tokens_.back().end, tokens_.back().end};
}

// The token as the user wrote it, fit for a message.
std::string Loader::quoted(std::size_t token) const {
  constexpr std::size_t longest = 60;
  const std::string_view word = text(token);
  return word.size() <= longest ? fmt::format("'{}'", word)
                                : fmt::format("'{}...'", word.substr(0, longest));
}

}  // namespace zonemend
