#include <array>

#include "rules/shared/address_records.h"
#include "rules/shared/report_addresses.h"

namespace zonemend::rules {

extern const Rule address_loopback;

namespace {

constexpr AddressWords words = {
    "which leads every visitor to their own computer",
    "write the address under which others reach the host",
};

// What hosts write for themselves; other addresses in 127.0.0.0/8 are answers in code, as block
// lists for mail give them (RFC 5782 section 2.1).
bool is_code(std::string_view address) {
  return address.size() == 4 && address != std::string_view("\x7f\0\0\1", 4) &&
         address != std::string_view("\x7f\0\1\1", 4);
}

void check(const Zone& zone, FindingSink& sink) {
  if (blocks_its_names(zone)) return;
  const auto is_meant = [&zone](const Record& record) {
    return is_localhost(zone.name(record.owner)) || is_code(zone.rdata(record));
  };
  report_addresses(zone, sink, address_loopback, {AddressUse::loopback}, words, is_meant);
}

}  // namespace

const Rule address_loopback = {
    .id = "address-loopback",
    .severity = Severity::warning,
    .summary = "address is that of the visitor's own computer",
    .authority = "RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3",
    .docs =
        {
            .what = "An A record 127.0.0.1 or 127.0.1.1, or an AAAA record ::1. Names with the "
                    "label \"localhost\" may have them, and so may a zone that has no other "
                    "addresses: those are made to block names. Other addresses in 127.0.0.0/8 "
                    "are not reported, since block lists use them as coded answers.",
            .why = "These addresses mean \"this computer\" everywhere, so each visitor connects "
                   "to their own. A page or a cookie of the domain may so end up with whatever "
                   "program listens there. It often comes from a host's own /etc/hosts.",
            .example = "www  IN A 127.0.1.1\n"
                       "mail IN A 192.0.2.25",
            .instead = "www  IN A 192.0.2.80\n"
                       "mail IN A 192.0.2.25",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
