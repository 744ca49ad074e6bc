// What goes wrong in ldns 1.8.3, the version of Debian 12, and what zonemend makes of the same
// input. Each test is called by the fault: of ldns_rr_new_frm_str and the zone reader that zonemend
// does without, of the field parsers that it uses, of the verification that it wrote itself. (That
// no other function of ldns is called, tests/house/ldns_calls_test.sh sees to.)
#include <gtest/gtest.h>
#include <malloc.h>
#include <pthread.h>

#include <cerrno>
#include <chrono>
#include <clocale>

#include "dns/dnssec.h"
#include "dns/rdata_lines.h"
#include "lint/zone_text.h"
#include "zonemend/lint.h"
#include "zonemend/rdata.h"

namespace zonemend {
namespace {

using testing::load_text;
using testing::zone_text;

const Name origin = *Name::parse("example.", Name());

std::string times(std::size_t count, std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

// What is read: the octets in hexadecimal digits, or the rule that refuses the text.
std::string read(std::string_view type, std::string_view text, RrClass rr_class = RrClass::in) {
  const auto tokens = testing::rdata_tokens(text);
  std::string wire;
  const auto error = parse_rdata(*rr_type_from_text(type), rr_class, tokens, origin, wire);
  return error ? std::string(error->rule) : testing::to_hex(wire);
}

// The same of a record in a zone example.com: its data as text, or all rules that have something
// to say at its line.
std::string read_line(const std::string& line) {
  const LoadedZone loaded = load_text(zone_text(line + "\n"));
  std::string text;
  for (const Finding& finding : loaded.findings) text += std::string(finding.rule) + " ";
  const auto records = loaded.zone.records();
  if (!text.empty() || records.size() < 4) return text;
  const Record& record = records[3];
  return loaded.zone.name(record.owner).text() + " " + std::to_string(record.ttl) + " " +
         rr_type_text(record.type) + " " +
         rdata_text(record.type, RrClass::in, loaded.zone.rdata(record));
}

double seconds_for(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Memory errors

TEST(LdnsFault, LineEndsInParenthesesOverflowABuffer) {
  const std::string many = times(70000, "\n");
  EXPECT_EQ(read_line("a (" + many + "300 IN A 192.0.2.1 )"), "a.example.com. 300 A 192.0.2.1");
  EXPECT_EQ(read_line("a TXT (" + many + "x )"), "a.example.com. 3600 TXT \"x\"");
}

TEST(LdnsFault, Ipv6HintOf46CharactersOverflowsTheStack) {
  EXPECT_EQ(read("SVCB", "1 . ipv6hint=0000:0000:0000:0000:0000:0000:255.255.255.2551"),
            "bad-ipv6");
  for (std::size_t size = 1; size < 100; ++size) {
    EXPECT_EQ(read("SVCB", "1 . ipv6hint=" + std::string(size, '1')), "bad-ipv6");
  }
  EXPECT_EQ(read("SVCB", "1 . ipv6hint=0000:0000:0000:0000:0000:ffff:255.255.255.255"),
            "000100000600100000000000000000"
            "0000"
            "ffffffffffff");
}

TEST(LdnsFault, BitmapOf70000TypesOverflowsTheStack) {
  EXPECT_EQ(read("NSEC", "b. " + times(70000, "A ")), read("NSEC", "b. A"));
  EXPECT_EQ(read("NSEC3", "1 0 0 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr " + times(70000, "MX ")),
            read("NSEC3", "1 0 0 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr MX"));
}

TEST(LdnsFault, BitmapNeeds256KilobytesOfStack) {
  pthread_attr_t small;
  ASSERT_EQ(::pthread_attr_init(&small), 0);
  ASSERT_EQ(::pthread_attr_setstacksize(&small, 256 * 1024), 0);
  pthread_t thread;
  const auto work = [](void* wire) -> void* {
    *static_cast<std::string*>(wire) = read("NSEC", "b. A TYPE65535");
    return nullptr;
  };
  std::string wire;
  ASSERT_EQ(::pthread_create(&thread, &small, work, &wire), 0);
  ASSERT_EQ(::pthread_join(thread, nullptr), 0);
  ::pthread_attr_destroy(&small);
  EXPECT_EQ(wire,
            "016200"
            "000140"
            "ff20" +
                times(31, "00") + "01");
}

TEST(LdnsFault, SecondSoaIsReadAfterItIsFreed) {
  const LoadedZone loaded =
      load_text(zone_text("@ SOA a b 2 3 4 5 6\nc A 192.0.2.1\nd A 192.0.2.2\n"));
  EXPECT_EQ(loaded.zone.records_of(RrType::soa).size(), 2u);
  EXPECT_EQ(loaded.zone.records().size(), 6u);
}

TEST(LdnsFault, OriginDirectiveCrashesWithoutAnOrigin) {
  const auto loaded =
      load_zone(Source("nothing", "$ORIGIN example.com.\n@ SOA a b 1 2 3 4 5\n"), {});
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->zone.origin_name().text(), "example.com.");
}

TEST(LdnsFault, AddressesAreWrittenIntoTheText) {
  static const char nsap[] = "0x47.0005.80";
  static const char atma[] = "39.246f";  // both in memory that cannot be written
  std::string wire;
  const RdataToken tokens[] = {{nsap, false}, {atma, false}};
  EXPECT_FALSE(parse_rdata(*rr_type_from_text("NSAP"), RrClass::in, {tokens, 1}, origin, wire));
  EXPECT_FALSE(parse_rdata(*rr_type_from_text("ATMA"), RrClass::in, {tokens + 1, 1}, origin, wire));
  EXPECT_EQ(testing::to_hex(wire),
            "47000580"
            "0039246f");
  EXPECT_STREQ(nsap, "0x47.0005.80");
  EXPECT_STREQ(atma, "39.246f");
}

TEST(LdnsFault, VerificationCrashesWithoutRecordsOrKeys) {
  for (const unsigned algorithm : {5u, 8u, 10u, 13u, 14u, 15u, 16u}) {
    for (const std::size_t size : {0, 1, 3, 64, 65, 96, 97, 114}) {
      const std::string octets(size, '\1');
      EXPECT_EQ(verify_signature(algorithm, octets, "", octets), Verification::bad);
      EXPECT_EQ(verify_signature(algorithm, "", "data", octets), Verification::bad);
    }
  }
  // A signature of records that there are not.
  const LoadedZone loaded =
      load_text(zone_text("@ DNSKEY 257 3 13 AwEAAQ==\n"
                          "@ RRSIG MX 13 2 300 20300101000000 20260101000000 1 @ AwEAAQ==\n"));
  LintOptions options;
  options.context.verify_signatures = true;
  options.context.now = 1772712000;
  EXPECT_FALSE(lint(loaded, options).empty());
}

TEST(LdnsFault, Base32HasMoreOctetsThanItsLengthSays) {
  for (const std::string hash : {"2t7b4g4v==", "==", "=", "2t7b4g4v=", "a", "abc", "abcdef", "w"}) {
    EXPECT_EQ(read("NSEC3", "1 0 0 - " + hash + " A"), "bad-base32") << hash;
  }
  EXPECT_EQ(read("NSEC3", "1 0 0 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr A").substr(10, 42),
            "14174eb2409fe28bcb4887a1836f957f0a8425e27b");
}

TEST(LdnsFault, RefusedTextLeaksMemory) {
  constexpr std::string_view bad[][2] = {
      {"CERT", "0 1 1 A"},           {"CERT", "JUNK 1 1 AAEC"},
      {"IPSECKEY", "10 3 2 a. @@@"}, {"IPSECKEY", "10 1 2 x AwEAAQ=="},
      {"IPSECKEY", "10 3 2 a."},     {"AMTRELAY", "10 0 3 a..b"},
      {"HIP", "2 zz AwEAAQ=="},      {"NSEC3", "1 0 0 - == A"},
      {"SVCB", "1 . ipv4hint=1.2.3"}};
  const auto refuse_all = [&] {
    for (const auto& [type, text] : bad) EXPECT_NE(read(type, text).find('-'), std::string::npos);
  };
  refuse_all();
  const std::size_t before = ::mallinfo2().uordblks;
  for (int i = 0; i < 500; ++i) refuse_all();
  EXPECT_LT(::mallinfo2().uordblks, before + 4000);
}

// Aborts

TEST(LdnsFault, AssertionsAbortForTypesItDoesNotKnow) {
  for (unsigned number = 0; number <= 0xffff; ++number) {
    const std::string type = "TYPE" + std::to_string(number);
    EXPECT_NE(read(type, "x"), "") << type;
    rdata_text(static_cast<RrType>(number), RrClass::in, "\1x");
    names_in_rdata(static_cast<RrType>(number), "\1x");
  }
}

TEST(LdnsFault, PrintingMalformedDataGivesNothing) {
  for (const std::string_view type :
       {"CAA", "APL", "IPSECKEY", "SVCB", "MX", "NSEC", "LOC", "HIP"}) {
    EXPECT_EQ(rdata_text(*rr_type_from_text(type), RrClass::in, "\7"), "\\# 1 07") << type;
  }
}

// Silent cuts

TEST(LdnsFault, Base64IsCutModulo65536) {
  EXPECT_EQ(read("OPENPGPKEY", std::string(87384, 'A')), "rdata-too-long");
  EXPECT_EQ(read("OPENPGPKEY", std::string(100000, 'A')), "rdata-too-long");
  EXPECT_EQ(read("OPENPGPKEY", std::string(87376, 'A')).size(), 2 * 65532u);
}

// The number of octets is held against -1 in 16 bits.
TEST(LdnsFault, Base64Of65535OctetsIsRefused) {
  EXPECT_EQ(read("OPENPGPKEY", std::string(87380, 'A')).size(), 2 * 65535u);
}

TEST(LdnsFault, ServiceParameterIsCutModulo65536) {
  EXPECT_EQ(read("SVCB", "1 . key65000=" + std::string(70000, 'x')), "rdata-too-long");
  EXPECT_EQ(read("SVCB", "1 . key65000=" + std::string(65535, 'x')), "rdata-too-long");
}

TEST(LdnsFault, TextOver65535CharactersIsCut) {
  EXPECT_EQ(read("TXT", times(330, "\"" + std::string(200, 'x') + "\" ")), "rdata-too-long");
  const std::string escaped = times(330, "\"" + times(190, "\\120") + "\" ");
  EXPECT_EQ(read("TXT", escaped).size(), 2 * 330 * 191u);
}

TEST(LdnsFault, CompletedNamesMakeDataOfMoreThan65535Octets) {
  EXPECT_EQ(read("HIP", "2 20 AwEAAQ== " + times(8000, "a ")), "rdata-too-long");
}

TEST(LdnsFault, TailOfGenericDataIsDropped) {
  EXPECT_EQ(read("A", "\\# 5 0102030405"), "rfc3597-bad-wire");
  EXPECT_EQ(read("SINK", "\\# 3 010203"), "010203");
}

TEST(LdnsFault, GenericDataThatIsTooShortGivesHalfARecord) {
  EXPECT_EQ(read("MX", "\\# 2 000a"), "rfc3597-bad-wire");
  EXPECT_EQ(read("A", "\\# 0"), "rfc3597-bad-wire");
  EXPECT_EQ(read("TXT", "\\# 0"), "rfc3597-bad-wire");
  EXPECT_EQ(read("NSEC3", "\\# 2 0101"), "rfc3597-bad-wire");
  EXPECT_EQ(read("RRSIG", "\\# 4 00010d02"), "rfc3597-bad-wire");
}

TEST(LdnsFault, NulByteEndsTheText) {
  using namespace std::literals;
  EXPECT_EQ(read("TXT", "\"a\0b\""sv), "03610062");
  EXPECT_EQ(read("A", "192.0.2.1\0junk"sv), "bad-ipv4");
  EXPECT_EQ(read("AAAA", "2001:db8::1\0junk"sv), "bad-ipv6");
  EXPECT_EQ(read("DS", "1 13 2 00\0zz"sv), "bad-hex");
  EXPECT_EQ(read("EUI48", "00-00-5e-00-53-2a\0x"sv), "bad-rdata");
  EXPECT_EQ(read("NS", "a\0b"sv), "bad-domain-name");
}

TEST(LdnsFault, BehindATtlOrAClassAnythingIsIgnored) {
  for (const std::string token : {"1x", "300IN", "3a", "1h30", "1.5", "-1"}) {
    EXPECT_NE(ttl_from_text(token).error, TtlError::none) << token;
  }
  for (const std::string token : {"CLASS1x", "CLASS", "CLASS65537", "CLASS-1", "CLASS+1"}) {
    EXPECT_FALSE(rr_class_from_text(token)) << token;
  }
}

// Silent wraps

TEST(LdnsFault, NumbersAreTakenModuloTheirSize) {
  for (const std::string number : {"65536", "99999999999999999999", "-1", "+5"}) {
    EXPECT_EQ(read("MX", number + " mail"), "number-out-of-range") << number;
    EXPECT_EQ(read("SRV", "0 0 " + number + " a"), "number-out-of-range") << number;
    EXPECT_EQ(read("SVCB", number + " ."), "number-out-of-range") << number;
    EXPECT_EQ(read("TLSA", number + " 1 1 00"), "number-out-of-range") << number;
    EXPECT_EQ(read("NSEC3", "1 0 " + number + " - 2t7b4g4v"), "number-out-of-range") << number;
    EXPECT_EQ(read("IPSECKEY", number + " 0 0 . AwEAAQ=="), "number-out-of-range") << number;
  }
  EXPECT_EQ(read("SSHFP", "256 1 00"), "number-out-of-range");
  EXPECT_EQ(read("CSYNC", "4294967296 0 A"), "number-out-of-range");
}

TEST(LdnsFault, SerialsAndTimersWrap) {
  EXPECT_EQ(read("SOA", "a b 4294967296 2 3 4 5"), "number-out-of-range");
  EXPECT_EQ(read("SOA", "a b -1 2 3 4 5"), "number-out-of-range");
  EXPECT_EQ(read("SOA", "a b 1 -5 3 4 5"), "number-out-of-range");
  EXPECT_EQ(read("SOA", "a b 1 99999999999 3 4 5"), "number-out-of-range");
}

TEST(LdnsFault, TtlsWrap) {
  EXPECT_EQ(ttl_from_text("4294967296").error, TtlError::out_of_range);
  EXPECT_EQ(ttl_from_text("7102w").error, TtlError::out_of_range);
}

TEST(LdnsFault, TypeNumbersWrapAndMayBeMissing) {
  for (const std::string text :
       {"TYPE1x", "TYPE", "TYPEx", "TYPE-1", "TYPE65537", "TYPE+1", "FOO"}) {
    EXPECT_FALSE(rr_type_from_text(text)) << text;
  }
}

TEST(LdnsFault, GenericLengthsWrap) {
  for (const std::string length : {"x", "3x", "65539", "-3", "+3", "18446744073709551619"}) {
    EXPECT_EQ(read("TYPE65280", "\\# " + length + " 010203"), "rfc3597-length-mismatch") << length;
  }
}

TEST(LdnsFault, PrefixLengthsAndFamiliesWrap) {
  EXPECT_EQ(read("APL", "1:192.0.2.0/33"), "number-out-of-range");
  EXPECT_EQ(read("APL", "2:2001:db8::/129"), "number-out-of-range");
  EXPECT_EQ(read("APL", "1:192.0.2.0/-1"), "number-out-of-range");
  EXPECT_EQ(read("APL", "1:192.0.2.0/x"), "bad-rdata");
  EXPECT_EQ(read("APL", "65537:192.0.2.0/24"), "number-out-of-range");
}

TEST(LdnsFault, LocationsWrap) {
  EXPECT_EQ(read("LOC", "52 22 1e400 N 4 53 32 E 0m"), "bad-rdata");
  EXPECT_EQ(read("LOC", "52 22 1e30 N 4 53 32 E 0m"), "bad-rdata");
  EXPECT_EQ(read("LOC", "91 0 0 N 4 0 0 E 0m"), "bad-rdata");
  EXPECT_EQ(read("LOC", "52 60 0 N 4 0 0 E 0m"), "bad-rdata");
  EXPECT_EQ(read("LOC", "52 0 0 N 4 0 0 E 0m 90000001m"), "bad-rdata");
}

TEST(LdnsFault, TimesWrap) {
  for (const std::string time : {"20300230000000", "2030010100000", "12345678901", "-1"}) {
    EXPECT_EQ(read("RRSIG", "A 13 2 300 " + time + " 20260101000000 1 @ AwEAAQ=="), "bad-timestamp")
        << time;
  }
}

// Other data than the text says

TEST(LdnsFault, UnknownMnemonicsBecomeTypeZero) {
  EXPECT_EQ(read("RRSIG", "FOO 13 2 300 20300101000000 20260101000000 1 @ AwEAAQ=="),
            "unknown-rr-type");
  EXPECT_EQ(read("NSEC", "b. FOO"), "bad-type-bitmap");
  EXPECT_EQ(read("NSEC", "b. TYPE65536"), "bad-type-bitmap");
  EXPECT_EQ(read("NSEC", "b. 1"), "bad-type-bitmap");
  EXPECT_EQ(read("NSEC", "b. AMTRELAY"), read("NSEC", "b. TYPE260"));
  EXPECT_EQ(read_line("a FOO"), "unknown-rr-type ");
  EXPECT_EQ(read_line("a UID \\# 1 00"), "a.example.com. 3600 UID \\# 1 00");
}

TEST(LdnsFault, CoveredTypeByNumberBecomesTypeZero) {
  EXPECT_EQ(read("RRSIG", "1 13 2 300 20300101000000 20260101000000 1 @ AwEAAQ==").substr(0, 4),
            "0001");
}

TEST(LdnsFault, HexOfOddLengthIsFilledUp) {
  EXPECT_EQ(read("DS", "1 13 2 123"), "bad-hex");
  EXPECT_EQ(read("TLSA", "3 1 1 1"), "bad-hex");
  EXPECT_EQ(read("NSEC3PARAM", "1 0 0 abc"), "bad-hex");
}

TEST(LdnsFault, GenericDataNeedNotBeHex) {
  EXPECT_EQ(read("TYPE65280", "\\# 3 zz0102"), "rfc3597-bad-hex");
}

TEST(LdnsFault, DigestsOfAnyLengthAreTaken) {
  EXPECT_EQ(read("DS", "1 13 2 00"), "bad-rdata");
  EXPECT_EQ(read("SSHFP", "1 1 00"), "bad-rdata");
  EXPECT_EQ(read("ZONEMD", "1 1 1 00"), "bad-rdata");
}

TEST(LdnsFault, KeyOfZeroOrDashIsEmpty) {
  EXPECT_EQ(read("DNSKEY", "256 3 13 0"), "bad-base64");
  EXPECT_EQ(read("DNSKEY", "256 3 13 -"), "bad-base64");
}

TEST(LdnsFault, NamesThatBeginWithAnAtSignBecomeTheOrigin) {
  EXPECT_EQ(read("CNAME", "\\@.x."), "0140017800");
  EXPECT_EQ(read("CNAME", "@.x."), "0140017800");
  EXPECT_EQ(read("CNAME", "\\@"), "0140" + read("CNAME", "@"));
  EXPECT_EQ(read_line("@foo A 192.0.2.1"), "\\@foo.example.com. 3600 A 192.0.2.1");
}

TEST(LdnsFault, QuotesBecomePartOfNames) {
  EXPECT_EQ(read("CNAME", "\"a.b.\""), "bad-domain-name");
  EXPECT_EQ(read_line("\"a\" A 192.0.2.1"), "a.example.com. 3600 A 192.0.2.1");
}

TEST(LdnsFault, NamesMayGrowBeyond255Octets) {
  const std::string long_name = times(31, "1234567.") + "12345";  // 254 octets with its root label
  EXPECT_EQ(read("NS", long_name), "bad-domain-name");
  EXPECT_EQ(read("NS", long_name + ".").size(), 2 * 255u);
  EXPECT_FALSE(Name::parse(long_name, origin));
}

TEST(LdnsFault, OwnersMayHaveOnly254Characters) {
  const auto name = Name::parse(times(63, "\\097") + ".\\097", Name());
  ASSERT_TRUE(name);
  EXPECT_EQ(name->text(), std::string(63, 'a') + ".a.");
}

TEST(LdnsFault, LongitudeTakesTheMinutesOfTheLatitude) {
  EXPECT_EQ(read("LOC", "42 21 54 N 71 W -24m"), read("LOC", "42 21 54 N 71 0 0 W -24m"));
}

TEST(LdnsFault, GatewayIsNotCompleted) {
  EXPECT_EQ(read("IPSECKEY", "10 3 2 gw AwEAAQ=="),
            read("IPSECKEY", "10 3 2 gw.example. AwEAAQ=="));
  EXPECT_EQ(read("IPSECKEY", "10 3 2 @ AwEAAQ=="), read("IPSECKEY", "10 3 2 example. AwEAAQ=="));
}

TEST(LdnsFault, ProtocolsAreUnescapedOnce) {
  EXPECT_EQ(read("SVCB", R"(1 . alpn="f\\\\oo\\,bar,h2")"),
            "0001"
            "00"
            "0001"
            "000c"
            "08665c6f6f2c626172"
            "026832");
}

TEST(LdnsFault, AtmAddressLosesItsFormat) { EXPECT_EQ(read("ATMA", "+31.20"), "0133313230"); }

TEST(LdnsFault, NsapPointerIsAString) { EXPECT_EQ(read("NSAP-PTR", "a.b."), "0161016200"); }

TEST(LdnsFault, OtherTypesOfBindAreUnknown) {
  EXPECT_EQ(read("SINK", "1 2 3 AAEC"), "010203000102");
  EXPECT_EQ(read("NXT", "a. A MX"),
            "016100"
            "4001");
  EXPECT_EQ(read("DSYNC", "CDS NOTIFY 53 a."),
            "003b"
            "01"
            "0035"
            "016100");
}

TEST(LdnsFault, HipFailsAfterAnUnrelatedError) {
  errno = ENOENT;
  EXPECT_EQ(read("HIP", "0 2001 AwEAAbdx"),
            "02000006"
            "2001"
            "03010001b771");
}

TEST(LdnsFault, DirectivesAreReadInCapitalsOnlyAndNamesInThemAreNotCompleted) {
  EXPECT_EQ(read_line("$origin sub\n$ttl 0\na A 192.0.2.1"), "a.sub.example.com. 0 A 192.0.2.1");
}

TEST(LdnsFault, UnbalancedParenthesesAndQuotesAreTaken) {
  EXPECT_EQ(read_line("a TXT ( x"), "unbalanced-parens ");
  EXPECT_EQ(read_line("a TXT x )"), "unbalanced-parens ");
  EXPECT_EQ(read_line("a TXT \"x"), "unterminated-quote ");
}

TEST(LdnsFault, PrintedNamesCannotBeReadBack) {
  for (const std::string text :
       {"\\@.example.", "\\$ORIGIN.example.", "\\\"a.example.", "a\\;b."}) {
    const auto name = Name::parse(text, Name());
    ASSERT_TRUE(name) << text;
    EXPECT_EQ(Name::parse(name->text(), origin), name) << name->text();
  }
}

TEST(LdnsFault, NameIsBelowItselfInOtherLetters) {
  const Name upper = *Name::parse("A.example.", Name());
  const Name lower = *Name::parse("a.EXAMPLE.", Name());
  EXPECT_FALSE(upper.view().is_below(lower));
  EXPECT_TRUE(upper.view().is_at_or_below(lower));
}

// Slow paths

TEST(LdnsFault, EveryPortOfWksIsLookedUpInAFile) {
  EXPECT_LT(seconds_for([] { read("WKS", "192.0.2.1 tcp " + times(40000, "25 ")); }), 2);
}

TEST(LdnsFault, LargeRrsetsTakeQuadraticTime) {
  std::string text(testing::zone_head);
  for (int i = 0; i < 20000; ++i) text += "a TXT " + std::to_string(i) + "\n";
  LintOptions options;
  options.context.verify_signatures = true;
  EXPECT_LT(seconds_for([&] { lint(load_text(text), options); }), 20);
}

TEST(LdnsFault, GlueTakesQuadraticTime) {
  std::string text(testing::zone_head);
  for (int i = 0; i < 10000; ++i) {
    const std::string sub = "s" + std::to_string(i);
    text += sub + " NS ns." + sub + "\nns." + sub + " A 192.0.2.1\n";
  }
  EXPECT_LT(seconds_for([&] { lint(load_text(text), {}); }), 20);
}

// The locale

TEST(LdnsFault, NamesAreFoldedByTheLocale) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  for (const char* locale : {"de_DE.ISO-8859-1", "tr_TR.UTF-8", "C.UTF-8"}) {
    std::setlocale(LC_ALL, locale);  // where it is not installed, nothing changes
    EXPECT_FALSE(*Name::parse("\\201.example.", Name()) == *Name::parse("\\233.example.", Name()));
    EXPECT_EQ(read("LOC", "52 22 54.5 N 4 53 32 E 0.5m").substr(0, 2), "00");
    EXPECT_EQ(read("CAA", "0 ISSUE \"x\""), "0005495353554578");
  }
  std::setlocale(LC_ALL, before.c_str());
}

}  // namespace
}  // namespace zonemend
