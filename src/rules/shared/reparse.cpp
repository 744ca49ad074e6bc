#include "rules/shared/reparse.h"

#include "rules/shared/entry_text.h"
#include "zone/record_fields.h"

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

}  // namespace

bool reads_with(const Zone& zone, const Document& document, const Entry& entry,
                std::span<const Edit> edits) {
  const Source source("", edited(bytes_of(zone, document), entry, edits));
  const Document alone = read_document(source, 0);
  const auto index = static_cast<std::uint32_t>(&entry - document.entries.data());
  const auto number = static_cast<std::size_t>(&document - zone.documents().data());
  const NameView origin = zone.origin_at(number, index);
  std::vector<Token> tokens;
  for (const Entry& part : alone.entries) {
    if (part.kind == EntryKind::blank || part.kind == EntryKind::comment) continue;
    if (part.kind != EntryKind::record) return part.kind != EntryKind::broken;
    text_tokens(source.bytes(), part, tokens);
    if (!is_sound_record(source.bytes(), tokens, part.starts_blank, zone.rr_class(), origin)) {
      return false;
    }
  }
  return true;
}

}  // namespace zonemend::rules
