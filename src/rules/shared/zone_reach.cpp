#include "rules/shared/zone_reach.h"

#include <algorithm>

#include "rules/shared/records.h"
#include "text/ascii.h"
#include "zonemend/tlds.h"

namespace zonemend::rules {
namespace {

// The label at `place` counted from the end: label(www.example.com, 1) is "com". Empty beyond.
std::string_view label(NameView name, std::size_t place) {
  return name.label_count() < place ? std::string_view() : name.suffix(place).first_label();
}

bool is(std::string_view label, std::string_view word) {
  return ascii::equal_ignoring_case(label, word);
}

// Of the reverse name of an IPv4 address or of an octet of it.
bool is_number(std::string_view label, int from, int to) {
  if (label.empty() || label.size() > 3 || !ascii::all_digits(label)) return false;
  int number = 0;
  for (const char c : label) number = number * 10 + (c - '0');
  return number >= from && number <= to;
}

bool is_private_ipv4(std::string_view first, std::string_view second) {
  if (first == "0" || first == "10" || first == "127") return true;
  return (first == "100" && is_number(second, 64, 127)) || (first == "169" && second == "254") ||
         (first == "172" && is_number(second, 16, 31)) || (first == "192" && second == "168");
}

// Unique local and link-local addresses: fc00::/7, fe80::/10.
bool is_private_ipv6(std::string_view first, std::string_view second, std::string_view third) {
  if (!is(first, "f")) return false;
  if (is(second, "c") || is(second, "d")) return true;
  return is(second, "e") && third.size() == 1 && ascii::hex_value(third[0]) >= 8 &&
         ascii::hex_value(third[0]) <= 11;
}

bool is_own_machine(const Zone& zone, const Record& address) {
  const std::string_view rdata = zone.rdata(address);
  if (address.type == RrType::a) return rdata.front() == 127;
  return rdata == std::string_view("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1", 16);
}

bool has_only_own_addresses(const Zone& zone, NameId name) {
  const auto records = zone.records_at(name);
  return std::all_of(records.begin(), records.end(), [&zone](RecordId id) {
    const Record& record = zone.record(id);
    const bool is_address = record.type == RrType::a || record.type == RrType::aaaa;
    return !is_address || is_own_machine(zone, record);
  });
}

}  // namespace

bool is_served_locally(const Zone& zone) {
  const auto name_servers = records_at(zone, zone.origin(), RrType::ns);
  bool names_itself = false;
  for (const RecordId id : name_servers) {
    const NameView target = target_of(zone, zone.record(id));
    const std::string_view top = label(target, 1);
    if (target == zone.origin_name()) {
      names_itself = true;
    } else if (!is(top, "localhost") && !is(top, "invalid")) {
      return false;
    }
  }
  if (names_itself) return has_only_own_addresses(zone, zone.origin());
  return !name_servers.empty();
}

bool has_public_name(const Zone& zone) {
  const NameView name = zone.origin_name();
  if (name.is_root()) return true;
  if (!is_known_tld(label(name, 1))) return false;
  if (!is(label(name, 1), "arpa")) return true;
  if (is(label(name, 2), "home")) return false;  // RFC 8375
  if (is(label(name, 2), "in-addr")) return !is_private_ipv4(label(name, 3), label(name, 4));
  return !is(label(name, 2), "ip6") ||
         !is_private_ipv6(label(name, 3), label(name, 4), label(name, 5));
}

}  // namespace zonemend::rules
