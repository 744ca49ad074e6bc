#include "rules/shared/reparse.h"

#include "rules/shared/entry_text.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

std::string edited(std::string_view bytes, const Entry& entry, std::span<const Edit> edits) {
  std::string text;
  std::uint32_t at = entry.begin;
  for (const Edit& edit : edits) {
    text += bytes.substr(at, edit.span.begin - at);
    text += edit.text;
    at = edit.span.end;
  }
  return text.append(bytes.substr(at, entry.end - at));
}

bool is_sound_record(const Source& source, const Entry& entry, RrClass rr_class, NameView origin) {
  const RecordText text = record_text(source, 0, entry);
  const auto word = [&source](const Span& span) { return source.text(span.begin, span.end); };
  const auto type = rr_type_from_text(word(text.type));
  if (!type || (!text.owner.empty() && !Name::parse(word(text.owner), origin))) return false;
  std::vector<RdataToken> rdata;
  for (const Span& span : text.rdata) {
    const std::string_view token = word(span);
    const bool quoted = token.starts_with('"');
    rdata.push_back({quoted ? token.substr(1, token.size() - 2) : token, quoted});
  }
  std::string wire;
  return !parse_rdata(*type, rr_class, rdata, origin, wire);
}

}  // namespace

bool reads_with(const Zone& zone, const Document& document, const Entry& entry,
                std::span<const Edit> edits) {
  const Source source("", edited(bytes_of(zone, document), entry, edits));
  const Document alone = read_document(source, 0);
  const auto index = static_cast<std::uint32_t>(&entry - document.entries.data());
  const auto number = static_cast<std::size_t>(&document - zone.documents().data());
  const NameView origin = zone.origin_at(number, index);
  for (const Entry& part : alone.entries) {
    if (part.kind == EntryKind::blank || part.kind == EntryKind::comment) continue;
    if (part.kind != EntryKind::record) return part.kind != EntryKind::broken;
    if (!is_sound_record(source, part, zone.rr_class(), origin)) return false;
  }
  return true;
}

}  // namespace zonemend::rules
