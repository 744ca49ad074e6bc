// What is known about each type besides its rdata format: number, mnemonic, and the words that
// messages use for its fields. Types and spelling are those of BIND 9.18 and 9.20.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace zonemend {

struct TypeInfo {
  std::uint16_t number;
  std::string_view mnemonic;
  std::string_view labels;  // of the fields in order, separated by '|'; the last one repeats
};

inline constexpr std::array type_table = {
    TypeInfo{1, "A", "IPv4 address"},
    TypeInfo{2, "NS", "name server"},
    TypeInfo{3, "MD", "mail destination"},
    TypeInfo{4, "MF", "mail forwarder"},
    TypeInfo{5, "CNAME", "target"},
    TypeInfo{6, "SOA",
             "primary server|responsible mailbox|serial|refresh interval|retry interval|"
             "expire limit|minimum TTL"},
    TypeInfo{7, "MB", "mailbox host"},
    TypeInfo{8, "MG", "group member"},
    TypeInfo{9, "MR", "new mailbox name"},
    TypeInfo{10, "NULL", "data"},
    TypeInfo{11, "WKS", "IPv4 address|protocol|service"},
    TypeInfo{12, "PTR", "target"},
    TypeInfo{13, "HINFO", "CPU|operating system"},
    TypeInfo{14, "MINFO", "responsible mailbox|error mailbox"},
    TypeInfo{15, "MX", "preference|mail server"},
    TypeInfo{16, "TXT", "string"},
    TypeInfo{17, "RP", "mailbox|TXT domain"},
    TypeInfo{18, "AFSDB", "subtype|server"},
    TypeInfo{19, "X25", "PSDN address"},
    TypeInfo{20, "ISDN", "ISDN address|subaddress"},
    TypeInfo{21, "RT", "preference|intermediate host"},
    TypeInfo{22, "NSAP", "NSAP address"},
    TypeInfo{23, "NSAP-PTR", "target"},
    TypeInfo{24, "SIG",
             "covered type|algorithm|label count|original TTL|expiration|inception|key tag|"
             "signer|signature"},
    TypeInfo{25, "KEY", "flags|protocol|algorithm|public key"},
    TypeInfo{26, "PX", "preference|RFC 822 domain|X.400 domain"},
    TypeInfo{27, "GPOS", "longitude|latitude|altitude"},
    TypeInfo{28, "AAAA", "IPv6 address"},
    TypeInfo{29, "LOC", "location"},
    TypeInfo{30, "NXT", "next name|type list"},
    TypeInfo{31, "EID", "endpoint identifier"},
    TypeInfo{32, "NIMLOC", "Nimrod locator"},
    TypeInfo{33, "SRV", "priority|weight|port|target"},
    TypeInfo{34, "ATMA", "ATM address"},
    TypeInfo{35, "NAPTR", "order|preference|flags|services|regular expression|replacement"},
    TypeInfo{36, "KX", "preference|key exchanger"},
    TypeInfo{37, "CERT", "certificate type|key tag|algorithm|certificate"},
    TypeInfo{38, "A6", "prefix length|address suffix|prefix name"},
    TypeInfo{39, "DNAME", "target"},
    TypeInfo{40, "SINK", "meaning|coding|subcoding|data"},
    TypeInfo{41, "OPT", "data"},
    TypeInfo{42, "APL", "address prefix"},
    TypeInfo{43, "DS", "key tag|algorithm|digest type|digest"},
    TypeInfo{44, "SSHFP", "algorithm|fingerprint type|fingerprint"},
    TypeInfo{45, "IPSECKEY", "precedence|gateway type|algorithm|gateway|public key"},
    TypeInfo{46, "RRSIG",
             "covered type|algorithm|label count|original TTL|expiration|inception|key tag|"
             "signer|signature"},
    TypeInfo{47, "NSEC", "next name|type list"},
    TypeInfo{48, "DNSKEY", "flags|protocol|algorithm|public key"},
    TypeInfo{49, "DHCID", "digest"},
    TypeInfo{50, "NSEC3", "hash algorithm|flags|iterations|salt|next hashed owner|type list"},
    TypeInfo{51, "NSEC3PARAM", "hash algorithm|flags|iterations|salt"},
    TypeInfo{52, "TLSA", "certificate usage|selector|matching type|certificate data"},
    TypeInfo{53, "SMIMEA", "certificate usage|selector|matching type|certificate data"},
    TypeInfo{55, "HIP", "public key algorithm|host identity tag|public key|rendezvous server"},
    TypeInfo{56, "NINFO", "string"},
    TypeInfo{57, "RKEY", "flags|protocol|algorithm|public key"},
    TypeInfo{58, "TALINK", "previous name|next name"},
    TypeInfo{59, "CDS", "key tag|algorithm|digest type|digest"},
    TypeInfo{60, "CDNSKEY", "flags|protocol|algorithm|public key"},
    TypeInfo{61, "OPENPGPKEY", "public key"},
    TypeInfo{62, "CSYNC", "serial|flags|type list"},
    TypeInfo{63, "ZONEMD", "serial|scheme|hash algorithm|digest"},
    TypeInfo{64, "SVCB", "priority|target|parameter"},
    TypeInfo{65, "HTTPS", "priority|target|parameter"},
    TypeInfo{66, "DSYNC", "notified type|scheme|port|target"},
    TypeInfo{67, "HHIT", "data"},
    TypeInfo{68, "BRID", "data"},
    TypeInfo{99, "SPF", "string"},
    TypeInfo{100, "UINFO", "data"},
    TypeInfo{101, "UID", "data"},
    TypeInfo{102, "GID", "data"},
    TypeInfo{103, "UNSPEC", "data"},
    TypeInfo{104, "NID", "preference|node identifier"},
    TypeInfo{105, "L32", "preference|locator"},
    TypeInfo{106, "L64", "preference|locator"},
    TypeInfo{107, "LP", "preference|locator name"},
    TypeInfo{108, "EUI48", "address"},
    TypeInfo{109, "EUI64", "address"},
    TypeInfo{249, "TKEY", "data"},
    TypeInfo{250, "TSIG", "data"},
    TypeInfo{251, "IXFR", "data"},
    TypeInfo{252, "AXFR", "data"},
    TypeInfo{253, "MAILB", "data"},
    TypeInfo{254, "MAILA", "data"},
    TypeInfo{255, "ANY", "data"},
    TypeInfo{256, "URI", "priority|weight|target"},
    TypeInfo{257, "CAA", "flags|tag|value"},
    TypeInfo{258, "AVC", "string"},
    TypeInfo{259, "DOA", "enterprise|type|location|media type|data"},
    TypeInfo{260, "AMTRELAY", "precedence|discovery flag|relay type|relay"},
    TypeInfo{261, "RESINFO", "string"},
    TypeInfo{262, "WALLET", "string"},
    TypeInfo{32768, "TA", "key tag|algorithm|digest type|digest"},
    TypeInfo{32769, "DLV", "key tag|algorithm|digest type|digest"},
    TypeInfo{65533, "KEYDATA",
             "refresh time|add time|removal time|flags|protocol|algorithm|public key"},
};

// Nothing for a number without mnemonic. Constant time.
const TypeInfo* type_info(std::uint16_t number);

}  // namespace zonemend
