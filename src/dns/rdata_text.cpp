// Wire form back to one line of text.
#include <fmt/format.h>

#include "dns/rdata_print.h"
#include "dns/rdata_wire.h"
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

}  // namespace

std::string rdata_text(RrType type, RrClass rr_class, std::string_view wire) {
  const Layout layout = layout_of(type, rr_class);
  const auto offsets = split_rdata(layout, wire);
  if (!offsets || layout.fields[0] == Field::opaque) return generic_text(wire);
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
