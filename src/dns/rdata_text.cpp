// Wire form back to one line of text.
#include <fmt/format.h>

#include "dns/rdata_print.h"
#include "dns/rdata_wire.h"
#include "text/ascii.h"
#include "zonemend/rdata.h"

namespace zonemend {
namespace {

std::string generic_text(std::string_view wire) {
  std::string out = fmt::format("\\# {}", wire.size());
  if (!wire.empty()) {
    out += ' ';
    print_hex(out, wire);
  }
  return out;
}

// BIND reads and writes these only in the generic form.
bool has_text_form(Field field, std::string_view octets) {
  if (field == Field::relay) return (get8(octets, 1) & 0x7f) <= 3;
  if (field == Field::atm_address) {
    return get8(octets, 0) == 0 || (get8(octets, 0) == 1 && ascii::all_digits(octets.substr(1)));
  }
  if (field == Field::location) return get8(octets, 0) == 0;
  if (field != Field::prefixes) return field != Field::opaque;
  for (std::size_t at = 0; at < octets.size(); at += 4 + (get8(octets, at + 3) & 0x7f)) {
    if (get16(octets, at) != 1 && get16(octets, at) != 2) return false;
  }
  return true;
}

}  // namespace

std::string rdata_text(RrType type, RrClass rr_class, std::string_view wire) {
  const Layout layout = layout_of(type, rr_class);
  const auto offsets = split_rdata(layout, wire);
  if (!offsets || !has_text_form(layout.fields[0], wire)) return generic_text(wire);
  if (check_rdata(type, rr_class, wire)) return generic_text(wire);  // would not read back
  std::string out;
  for (std::size_t i = 0; i < layout.size; ++i) {
    const std::size_t begin = out.size();
    if (begin > 0) out += ' ';
    const std::size_t printed = out.size();
    print_field(out, layout.fields[i], wire, offsets->at[i], offsets->at[i + 1] - offsets->at[i]);
    if (out.size() == printed) out.resize(begin);  // an absent field leaves no blank behind
  }
  return out;
}

}  // namespace zonemend
