#include "support/faulty_zone.h"

namespace zonemend::testing {
namespace {

// What an entry needs is in it, so that entries may stand in any order.
constexpr std::string_view faults[] = {
    "www CNAME nowhere\n",
    "www A 192.0.2.1\n",
    "www A 192.0.2.1\n",
    "www 60 A 192.0.2.7\n",
    "WWW A 192.0.2.8\n",
    "mail MX 10 192.0.2.1\n",
    "mail MX 10 mail2.example.com\n",
    "@ MX 10 alias\n",
    "alias CNAME www.example.com\n",
    "loop CNAME loop\n",
    "a CNAME b\nb CNAME a\n",
    "@ TXT \"v=spf1 include:nowhere.example.com ~all\"\n",
    "@ TXT \"v=spf1 ptr\"\n",
    "_dmarc TXT \"v=DMARC1; p=maybe\"\n",
    "k._domainkey TXT \"v=DKIM1; k=rsa; p=MIGf\"\n",
    "text TXT one two three\n",
    "text TXT \" edge \"\n",
    "text TXT ( \"a\"\n  \"b\" ) ; two lines\n",
    "text TXT v=DKIM1; p=abc\n",
    "host A 127.0.0.1   \n",
    "host AAAA ::ffff:192.0.2.1\n",
    "host\tIN  1D  A 10.0.0.1\n",
    "  A 192.0.2.99\n",
    "sub NS ns.sub\n",
    "sub NS ns.sub\nns.sub CNAME www\n",
    "_sip._tcp SRV 0 0 0 192.0.2.3\n",
    "srv SRV 0 0 443 nowhere\n",
    "*.deep CNAME x.deep\n",
    "@ CAA 0 isue \"ca.example\"\n",
    "_443._tcp.tls TLSA 3 1 1 abcd\n",
    "old SPF \"v=spf1 -all\"\n",
    "bad.example.net. A 192.0.2.4\n",
    "bad A 192.0.2.400\n",
    "bad A\n",
    "bad FOO bar\n",
    "bad TXT \"open\n",
    "bad MX ten mail\n",
    "$GENERATE 1-3 dyn$ A 192.0.2.$\n",
    "$GENERATE 3-1 dyn$ A 192.0.2.$\n",
    "$INCLUDE nowhere.inc\n",
    "$TTL 1h\n",
    "$ORIGIN sub\ninner A 192.0.2.5\n$ORIGIN example.com.\n",
    "$ORIGIN example.com\n$ORIGIN example.com.\n",
    "# not a comment\n",
    "<<<<<<< HEAD\n",
    ";www A 192.0.2.1\n",
    "; zonemend: ignore=no-such-rule\n",
    "; zonemend: ignore=record-duplicate\n",
    "\xc2\xa0\n",
    "b\xc3\xbc"
    "cher A 192.0.2.6\n",
    "\n\n",
};

constexpr std::string_view soas[] = {
    "@ IN SOA ns1 hostmaster 1 7200 900 1209600 300\n",
    "@ SOA ns9 admin@example.com. 2099010100 60 900 60 9999999\n",
    "@ 0 IN SOA ns1 . 0 0 0 0 0\n",
    "@ SOA ns1 hostmaster (\n 1 ; serial\n 7200\n 900 1209600\n 300 )\n",
};

}  // namespace

std::string faulty_zone(Random& random) {
  std::string text;
  if (random.one_in(12)) text += "\xef\xbb\xbf";
  if (random.one_in(3)) text += "; a zone\n";
  if (!random.one_in(4)) text += "$TTL 3600\n";
  text += random.pick(soas);
  text += "@ NS ns1\n";
  if (random.one_in(2)) text += " NS ns2.example.net.\n";
  if (random.one_in(2)) text += "ns1 A 192.0.2.53\n";
  for (unsigned count = random.below(14); count > 0; --count) text += random.pick(faults);
  if (random.one_in(8)) text += "last A 192.0.2.77";
  return random.one_in(6) ? with_crlf(text) : text;
}

}  // namespace zonemend::testing
