#include "rules/shared/report_addresses.h"
#include "rules/shared/reverse_names.h"

namespace zonemend::rules {

extern const Rule address_multicast_reserved;

namespace {

constexpr AddressWords never = {
    "which no host can have",
    "correct the address; a slipped digit is the usual cause",
};
constexpr AddressWords group = {
    "which is a group's, not a host's (multicast)",
    "write the host's own address; only a name for the group itself may have this one",
};
constexpr AddressWords unknown = {
    "from a part of IPv6 that nobody was given yet",
    "correct the address: those of hosts on the Internet begin with 2 or 3",
};

void report(const Zone& zone, FindingSink& sink, AddressUse use, const AddressWords& words,
            Severity severity) {
  // A network's mask stands at its reverse name (RFC 1101).
  const auto is_mask = [&zone](const Record& record) {
    return reverse_tree(zone.name(record.owner)) != ReverseTree::none;
  };
  const std::size_t begin = sink.size();
  report_addresses(zone, sink, address_multicast_reserved, {use}, words, is_mask);
  for (std::size_t i = begin; i < sink.size(); ++i) sink[i].severity = severity;
}

void check(const Zone& zone, FindingSink& sink) {
  report(zone, sink, AddressUse::reserved, never, Severity::error);
  report(zone, sink, AddressUse::multicast, group, Severity::warning);
  report(zone, sink, AddressUse::unallocated, unknown, Severity::warning);
}

}  // namespace

const Rule address_multicast_reserved = {
    .id = "address-multicast-reserved",
    .severity = Severity::error,
    .summary = "address is one that no host can have",
    .authority = "RFC 1112 section 4, RFC 4291 section 2.4",
    .docs =
        {
            .what =
                "An A record from 240.0.0.0 to 255.255.255.255, which is reserved; this is an "
                "error. An A or AAAA record with a multicast address (224.0.0.0/4, ff00::/8), or "
                "one from a part of IPv6 that is not given out; this is a warning, since a group "
                "may have a name, and networks of their own kind use such parts.",
            .why = "Nobody can connect to such an address, so whoever asks for the name waits "
                   "in vain. Usually a digit is wrong, or a network mask stands where the "
                   "address belongs.",
            .example = "www IN A 255.255.255.0",
            .instead = "www IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
