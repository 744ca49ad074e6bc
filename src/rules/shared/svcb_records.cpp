#include "rules/shared/svcb_records.h"

#include "dns/rdata_wire.h"
#include "rules/shared/record_places.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

SvcbRecord::SvcbRecord(const Zone& zone, const Record& record) {
  const std::string_view rdata = zone.rdata(record);
  const std::string_view rest = rdata.substr(2);
  const std::size_t size = name_size(rest);
  priority_ = get16(rdata, 0);
  target_ = NameView(rest.substr(0, size));
  params_ = rest.substr(size);
}

std::optional<std::string_view> SvcbRecord::param(std::uint16_t key) const {
  for (std::size_t at = 0; at < params_.size();) {
    const std::size_t size = get16(params_, at + 2);
    if (get16(params_, at) == key) return params_.substr(at + 4, size);
    at += 4 + size;
  }
  return std::nullopt;
}

std::vector<std::string_view> protocols_of(const SvcbRecord& record) {
  const std::string_view list = record.param(svc_key::alpn).value_or("");
  std::vector<std::string_view> protocols;
  for (std::size_t at = 0; at < list.size(); at += 1 + get8(list, at)) {
    protocols.push_back(list.substr(at + 1, get8(list, at)));
  }
  return protocols;
}

Place param_place(const Zone& zone, const Record& record, std::uint16_t key) {
  constexpr std::size_t first_param = 2;
  if (!has_written_fields(zone, record)) return field_place(zone, record, 0);
  const auto fields = record_text(zone, record).rdata;
  const std::string name = svc_key_text(key);
  for (std::size_t i = first_param; i < fields.size(); ++i) {
    const std::string_view text = zone.sources().text(fields[i]);
    if (text != name && !text.starts_with(name + "=")) continue;
    Span span = fields[i];
    // A value in quotes is a token of its own.
    if (text.ends_with('=') && i + 1 < fields.size()) span.end = fields[i + 1].end;
    return span;
  }
  return fields_place(zone, record, 0);
}

}  // namespace zonemend::rules
