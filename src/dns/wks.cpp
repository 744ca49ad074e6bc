// WKS (RFC 1035 section 3.4.2): an address, a protocol and the ports that are served.
// The names stand in a table of our own: the system's databases differ from host to host, and
// reading them is slow and not thread-safe.
#include <fmt/format.h>

#include <iterator>
#include <span>

#include "dns/rdata_print.h"
#include "dns/rdata_reader.h"
#include "dns/rdata_wire.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

constexpr std::uint32_t tcp = 6;
constexpr std::uint32_t udp = 17;

struct Named {
  std::string_view name;
  std::uint32_t number;
};

// IANA "Protocol Numbers".
constexpr Named protocols[] = {
    {"ip", 0},       {"icmp", 1},  {"igmp", 2},     {"ggp", 3},    {"ipencap", 4}, {"st", 5},
    {"tcp", tcp},    {"egp", 8},   {"igp", 9},      {"pup", 12},   {"udp", udp},   {"hmp", 20},
    {"xns-idp", 22}, {"rdp", 27},  {"iso-tp4", 29}, {"ipv6", 41},  {"gre", 47},    {"esp", 50},
    {"ah", 51},      {"ospf", 89}, {"pim", 103},    {"sctp", 132},
};

// Which transports a service is registered for.
enum Transport : std::uint8_t { on_tcp = 1, on_udp = 2, on_both = 3 };
struct Service {
  std::string_view name;
  std::uint16_t port;
  Transport transport;
};

// IANA "Service Name and Transport Protocol Port Number Registry": the services of the time when
// WKS was in use.
constexpr Service services[] = {
    {"tcpmux", 1, on_tcp},        {"echo", 7, on_both},        {"discard", 9, on_both},
    {"sink", 9, on_both},         {"null", 9, on_both},        {"systat", 11, on_tcp},
    {"users", 11, on_tcp},        {"daytime", 13, on_both},    {"netstat", 15, on_tcp},
    {"qotd", 17, on_tcp},         {"quote", 17, on_tcp},       {"chargen", 19, on_both},
    {"ttytst", 19, on_both},      {"ftp-data", 20, on_tcp},    {"ftp", 21, on_tcp},
    {"ssh", 22, on_tcp},          {"telnet", 23, on_tcp},      {"smtp", 25, on_tcp},
    {"mail", 25, on_tcp},         {"time", 37, on_both},       {"timserver", 37, on_both},
    {"whois", 43, on_tcp},        {"nicname", 43, on_tcp},     {"tacacs", 49, on_both},
    {"domain", 53, on_both},      {"bootps", 67, on_udp},      {"bootpc", 68, on_udp},
    {"tftp", 69, on_udp},         {"gopher", 70, on_tcp},      {"finger", 79, on_tcp},
    {"http", 80, on_tcp},         {"www", 80, on_tcp},         {"kerberos", 88, on_both},
    {"iso-tsap", 102, on_tcp},    {"tsap", 102, on_tcp},       {"pop3", 110, on_tcp},
    {"pop-3", 110, on_tcp},       {"sunrpc", 111, on_both},    {"portmapper", 111, on_both},
    {"auth", 113, on_tcp},        {"ident", 113, on_tcp},      {"nntp", 119, on_tcp},
    {"ntp", 123, on_udp},         {"netbios-ns", 137, on_udp}, {"netbios-dgm", 138, on_udp},
    {"netbios-ssn", 139, on_tcp}, {"imap2", 143, on_tcp},      {"imap", 143, on_tcp},
    {"snmp", 161, on_both},       {"snmp-trap", 162, on_both}, {"xdmcp", 177, on_udp},
    {"bgp", 179, on_tcp},         {"irc", 194, on_both},       {"ldap", 389, on_both},
    {"https", 443, on_both},      {"exec", 512, on_tcp},       {"biff", 512, on_udp},
    {"login", 513, on_tcp},       {"who", 513, on_udp},        {"shell", 514, on_tcp},
    {"syslog", 514, on_udp},      {"printer", 515, on_tcp},    {"talk", 517, on_udp},
    {"ntalk", 518, on_udp},       {"route", 520, on_udp},      {"uucp", 540, on_tcp},
    {"ldaps", 636, on_both},      {"domain-s", 853, on_both},  {"imaps", 993, on_tcp},
    {"pop3s", 995, on_tcp},
};

bool read_protocol(RdataReader& in, std::uint32_t& number) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  for (const Named& protocol : protocols) {
    if (!ascii::equal_ignoring_case(protocol.name, token->text)) continue;
    number = protocol.number;
    return true;
  }
  if (ascii::all_digits(token->text)) return check_number(in, token->text, 0xff, number);
  return in.fail("bad-rdata", fmt::format("{} is not a protocol", quote(token->text)),
                 "write tcp, udp, or the protocol's number");
}

bool read_port(RdataReader& in, std::uint32_t protocol, std::uint32_t& port) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  if (ascii::all_digits(token->text)) return check_number(in, token->text, 0xffff, port);
  const unsigned wanted = protocol == tcp ? on_tcp : protocol == udp ? on_udp : on_both;
  for (const Service& service : services) {
    if ((service.transport & wanted) == 0) continue;
    if (!ascii::equal_ignoring_case(service.name, token->text)) continue;
    port = service.port;
    return true;
  }
  return in.fail("bad-rdata", fmt::format("{} is not a known service", quote(token->text)),
                 "write the service's port number");
}

}  // namespace

bool read_services(RdataReader& in) {
  std::uint32_t protocol = 0;
  in.set_field(1);
  if (!read_protocol(in, protocol)) return false;
  in.put8(protocol);
  in.set_field(2);
  std::string bits;
  while (!in.at_end()) {
    std::uint32_t port = 0;
    if (!read_port(in, protocol, port)) return false;
    if (port / 8 >= bits.size()) bits.resize(port / 8 + 1);
    bits[port / 8] = static_cast<char>(bits[port / 8] | (0x80 >> (port % 8)));
  }
  in.put(bits);
  return true;
}

void print_services(std::string& out, std::string_view octets) {
  fmt::format_to(std::back_inserter(out), "{}", get8(octets, 0));
  for (std::size_t port = 0; port < (octets.size() - 1) * 8; ++port) {
    if ((get8(octets, 1 + port / 8) & (0x80u >> (port % 8))) == 0) continue;
    fmt::format_to(std::back_inserter(out), " {}", port);
  }
}

}  // namespace zonemend
