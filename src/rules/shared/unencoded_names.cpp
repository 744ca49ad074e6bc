#include "rules/shared/unencoded_names.h"

#include <algorithm>

#include "rules/shared/hostname.h"
#include "rules/shared/idn.h"
#include "rules/shared/odd_characters.h"
#include "rules/shared/rare_octets.h"
#include "rules/shared/written_owner.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

bool is_ascii(std::string_view text) { return find_non_ascii(text, 0) >= text.size(); }

// "Büro-Drucker._ipp._tcp.example.com."
bool is_service_name(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    if (ascii::equal_ignoring_case(name.first_label(), "_tcp") ||
        ascii::equal_ignoring_case(name.first_label(), "_udp")) {
      return true;
    }
  }
  return false;
}

class Collector {
 public:
  explicit Collector(const Zone& zone) : zone_(zone) {}

  void look_at(RecordId id) {
    const Record& record = zone_.record(id);
    const RecordText text = record_text(zone_, record);
    const bool refused = is_owner_checked(zone_, record) && has_checked_owner(record.type) &&
                         !may_own(zone_.name(record.owner), record.type);
    take(id, text.owner, zone_.name(record.owner), refused);
    for (const NameInRdata& place : names_in_rdata(record.type, zone_.rdata(record))) {
      const NameView name(zone_.rdata(record).substr(place.offset, place.size));
      if (!is_ascii(name.wire())) take_from_rdata(id, text, name);
    }
  }

  std::vector<UnencodedName> names;

 private:
  static bool has_checked_owner(RrType type) {
    const auto types = types_with_checked_owner();
    return std::find(types.begin(), types.end(), type) != types.end();
  }

  void take_from_rdata(RecordId id, const RecordText& text, NameView name) {
    const Record& record = zone_.record(id);
    const auto wrong = wrong_name_in(zone_, record);
    const bool refused = wrong && wrong->name == name && is_rdata_checked(zone_, record);
    for (const Span& token : text.rdata) {
      const auto parsed =
          Name::parse(zone_.sources().text(token), zone_.origin_at(record.document, record.entry));
      if (parsed && parsed->view() == name) return take(id, token, name, refused);
    }
  }

  void take(RecordId id, const Span& span, NameView name, bool refused) {
    const std::string_view written = zone_.sources().text(span);
    if (is_ascii(written) || is_damaged(written) || is_service_name(name)) return;
    names.push_back({id, span, Name(name), decode_utf8(written).has_value(), refused});
  }

  const Zone& zone_;
};

}  // namespace

std::vector<UnencodedName> unencoded_names(const Zone& zone) {
  Collector collector(zone);
  for_records_with(zone, beyond_ascii,
                   [&](const Record& record) { collector.look_at(zone.id_of(record)); });
  return std::move(collector.names);
}

bool is_unencoded_idn(std::string_view written, NameView name) {
  return !is_ascii(written) && decode_utf8(written) && !is_damaged(written) &&
         !is_service_name(name);
}

}  // namespace zonemend::rules
