// The names that named refuses a primary zone for (its option check-names), as named-checkzone
// finds them with "-k fail"; and other owners for which BIND refuses the zone.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/checkers.h"
#include "support/command.h"
#include "support/scratch_folder.h"

namespace zonemend::testing {
namespace {

constexpr std::string_view soa = "@ SOA ns1.example.net. hostmaster 1 2h 15m 4w 10m";
constexpr std::string_view name_server = "@ NS ns1.example.net.";

// One record each: behind a sound SOA and NS, or in the place of the SOA.
constexpr std::string_view records[] = {
    // Owners of addresses.
    "_www A 192.0.2.1",
    "w_ww AAAA 2001:db8::1",
    "www_ MX 10 mx.example.net.",
    "-www A 192.0.2.1",
    "www- A 192.0.2.1",
    "w--w A 192.0.2.1",
    "3 A 192.0.2.1",
    "WWW.3com A 192.0.2.1",
    "a\\.b A 192.0.2.1",
    "a\\032b A 192.0.2.1",
    "a\\195\\188 AAAA 2001:db8::1",
    "\\097 A 192.0.2.1",
    "a/b A 192.0.2.1",
    "a\\@b A 192.0.2.1",
    "x.-a.b A 192.0.2.1",
    "@ A 192.0.2.1",
    "* A 192.0.2.1",
    "*.a AAAA 2001:db8::1",
    "*.a_b MX 10 mx.example.net.",
    "a.* A 192.0.2.1",
    "*.* A 192.0.2.1",
    "*a A 192.0.2.1",
    "_a TYPE1 \\# 4 c0000201",
    // What named lets pass.
    "_spf A 127.0.0.2",
    "1.2.0.192._spf A 127.0.0.2",
    "a._spf.b_c A 127.0.0.2",
    "_SPF_Verify.a A 127.0.0.2",
    "a._spf_rate A 127.0.0.2",
    "a._spf_other A 127.0.0.2",
    "a._spf AAAA ::1",
    "a._spf MX 10 mx.example.net.",
    "gc._msdcs A 192.0.2.1",
    "GC._MSDCS AAAA 2001:db8::1",
    "gc._msdcs.sub A 192.0.2.1",
    "gc._msdcs._sub A 192.0.2.1",
    "gc._msdcs MX 10 mx.example.net.",
    "x.gc._msdcs A 192.0.2.1",
    "dc._msdcs A 192.0.2.1",
    // Owners of other types.
    "_a CNAME b_.example.net.",
    "_a TXT x",
    "_a NS ns1.example.net.",
    "_a.b SRV 0 0 80 www.example.net.",
    "_a HTTPS 1 www.example.net.",
    "_a PTR b_.example.net.",
    "_a LOC 1 N 1 E 1m",
    "a_b RT 1 rt.example.net.",
    "a_b WKS 192.0.2.1 6 25",
    "a_b A6 0 2001:db8::1",
    "a_b MB mb.example.net.",
    "a.b_c MB mb.example.net.",
    "a\\032b MG mg.example.net.",
    "a.b_c MR mr.example.net.",
    // Targets.
    "a NS b_c.example.net.",
    "a NS -b.example.net.",
    "a NS 1.2.3.4.",
    "a NS *.example.net.",
    "a MX 10 b_c.example.net.",
    "a MX 10 .",
    "a MX 10 b.c_d.example.net.",
    "a MX 10 https://example.net/",
    "a SRV 0 0 80 b_c.example.net.",
    "a SRV 0 0 0 .",
    "a SVCB 1 b_c.example.net.",
    "a SVCB 0 b_c.example.net.",
    "a SVCB 1 .",
    "a HTTPS 1 b_c.example.net. alpn=h2",
    "a HTTPS 0 b_c.example.net.",
    "_dns.a SVCB 1 _b.example.net. alpn=dot",
    "a AFSDB 1 b_c.example.net.",
    "a RT 1 b_c.example.net.",
    "a A6 64 ::1 b_c.example.net.",
    "a A6 0 2001:db8::1",
    "a KX 1 b_c.example.net.",
    "a PX 1 b_c.example.net. b_c.example.net.",
    "a NAPTR 1 1 s \"\" \"\" b_c.example.net.",
    "a LP 1 b_c.example.net.",
    "a DNAME b_c.example.net.",
    "a MB b_c.example.net.",
    "a MR b_c.example.net.",
    "a NS \\# 17 036e5f73076578616d706c65036e657400",
    // Mailboxes.
    "a RP b_c.example.net. .",
    "a RP b.c_d.example.net. .",
    "a RP . .",
    "a RP b\\.c@d.example.net. .",
    "a RP b\\032c.example.net. .",
    "a RP b\\195.example.net. .",
    "a RP b\\127.example.net. .",
    "a RP b.example.net. t_t.example.net.",
    "a MINFO b.c_d.example.net. b.example.net.",
    "a MINFO b.example.net. b.c_d.example.net.",
    "@ SOA ns_1.example.net. hostmaster 1 2h 15m 4w 10m",
    "@ SOA . hostmaster 1 2h 15m 4w 10m",
    "@ SOA ns1.example.net. host_master 1 2h 15m 4w 10m",
    "@ SOA ns1.example.net. host.ma_ster 1 2h 15m 4w 10m",
    "@ SOA ns1.example.net. a\\032b 1 2h 15m 4w 10m",
    // Made by $GENERATE.
    "$GENERATE 1-2 a_$ A 192.0.2.$",
    "$GENERATE 1-2 a$ NS b_$.example.net.",
    "$GENERATE 1-2 *.a$ NS ns1.example.net.",
    // Wildcards and hashes.
    "* NS ns1.example.net.",
    "*.a TYPE2 \\# 1 00",
    "a.* NS ns1.example.net.",
    "* DNAME b.example.net.",
    "a NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    "@ NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    "* NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    "2t7b4g4vsa5smi47k61mv5bv1a22bojr NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    "2t7b4g4vsa5smi47k61mv5bv1a22bojr.a NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    "wt7b4g4vsa5smi47k61mv5bv1a22bojr NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    "00 NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    "01 NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    "000 NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    "00000 NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    "000000v NSEC3 1 0 0 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A",
    // In UTF-8.
    "b\xc3\xbc"
    "cher A 192.0.2.1",
    "b\xc3\xbc"
    "cher CNAME www.example.net.",
    "a MX 10 b\xc3\xbc"
    "cher.example.net.",
    "b\xfc"
    "cher A 192.0.2.1",
};

constexpr std::string_view rules =
    "bad-owner-hostname,bad-target-hostname,idn-unencoded,nsec3-owner,wildcard-ns";

std::string zone_with(std::string_view record) {
  std::string text = "$TTL 3600\n";
  if (record.find(" SOA ") == record.npos) text.append(soa) += '\n';
  text.append(record) += '\n';
  text.append(name_server) += '\n';
  return text;
}

bool zonemend_refuses(const std::string& text) {
  MemoryFiles files({{"a.zone", text}});
  const Outcome outcome = run_zonemend({"check", "-q", "--select", std::string(rules), "--format",
                                        "concise", "--origin", "example.com.", "a.zone"},
                                       files);
  return outcome.out.find(": error: ") != std::string::npos;
}

std::vector<std::string> strictly(const std::string& origin, const std::string& file) {
  return {"-i", "none", "-k", "fail", origin, file};
}

TEST(CheckNames, AreThoseOfBind) {
  const Checker bind{"named-checkzone", strictly};
  if (!is_installed(bind)) GTEST_SKIP() << "named-checkzone is not installed";
  const ScratchFolder scratch;
  for (const std::string_view record : records) {
    const std::string text = zone_with(record);
    const Verdict verdict = judge(bind, "example.com.", scratch.put("a.zone", text));
    EXPECT_EQ(zonemend_refuses(text), !verdict.loads) << record << "\n" << verdict.said;
  }
}

}  // namespace
}  // namespace zonemend::testing
