#include "rules/shared/address_records.h"
#include "rules/shared/report_addresses.h"

namespace zonemend::rules {

extern const Rule address_unspecified;

namespace {

constexpr AddressWords none = {
    "which stands for \"no address\"",
    "write the host's address, or delete the record: a name without one needs no record",
};
constexpr AddressWords never = {
    "which no host can have",
    "write the host's address; its first number is missing or wrong",
};

bool is_zero(std::string_view address) { return address.find_first_not_of('\0') == address.npos; }

void check(const Zone& zone, FindingSink& sink) {
  if (blocks_its_names(zone)) return;
  const auto is_not_zero = [&zone](const Record& record) { return !is_zero(zone.rdata(record)); };
  const auto zero = [&zone](const Record& record) { return is_zero(zone.rdata(record)); };
  report_addresses(zone, sink, address_unspecified, {AddressUse::this_network}, none, is_not_zero);
  report_addresses(zone, sink, address_unspecified, {AddressUse::this_network}, never, zero);
}

}  // namespace

const Rule address_unspecified = {
    .id = "address-unspecified",
    .severity = Severity::warning,
    .summary = "address is 0.0.0.0 or ::",
    .authority = "RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.2",
    .docs =
        {
            .what = "An A record in 0.0.0.0/8, or the AAAA record \"::\". A zone that has no "
                    "addresses but these and 127.0.0.1, as a list of blocked names has, is not "
                    "reported.",
            .why = "It stands for \"no address\" and can be reached by nobody. Some systems take "
                   "0.0.0.0 for themselves, and the visitor's computer then connects to itself. "
                   "It is often a placeholder that was forgotten.",
            .example = "www  IN A 0.0.0.0\n"
                       "mail IN A 192.0.2.25",
            .instead = "www  IN A 192.0.2.80\n"
                       "mail IN A 192.0.2.25",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
