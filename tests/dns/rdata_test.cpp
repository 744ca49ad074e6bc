#include "zonemend/rdata.h"

#include <gtest/gtest.h>

#include "dns/rdata_lines.h"
#include "dns/rdata_samples.h"

namespace zonemend {
namespace {

using testing::rdata_tokens;

const Name origin = *Name::parse("example.", NameView(std::string_view("\0", 1)));

struct Parsed {
  std::optional<RdataError> error;
  std::string wire;
};

Parsed parse(std::string_view type, std::string_view line, RrClass rr_class = RrClass::in) {
  Parsed parsed;
  const auto tokens = rdata_tokens(line);
  parsed.error = parse_rdata(*rr_type_from_text(type), rr_class, tokens, origin, parsed.wire);
  return parsed;
}

std::string message(std::string_view type, std::string_view line) {
  const Parsed parsed = parse(type, line);
  return parsed.error ? std::string(parsed.error->rule) + ": " + parsed.error->message : "accepted";
}

TEST(Rdata, SamplesAreReadAsExpected) {
  for (const RdataSample& sample : rdata_samples) {
    const Parsed parsed = parse(sample.type, sample.text);
    const std::string where = std::string(sample.type) + " " + std::string(sample.text);
    if (sample.rule.empty()) {
      ASSERT_FALSE(parsed.error) << where << "\n" << parsed.error->message;
      EXPECT_EQ(testing::to_hex(parsed.wire), sample.wire) << where;
    } else {
      ASSERT_TRUE(parsed.error) << where;
      EXPECT_EQ(parsed.error->rule, sample.rule) << where << "\n" << parsed.error->message;
    }
  }
}

TEST(Rdata, ErrorsSayWhereAndWhat) {
  for (const RdataSample& sample : rdata_samples) {
    const Parsed parsed = parse(sample.type, sample.text);
    if (!parsed.error) continue;
    const auto tokens = rdata_tokens(sample.text);
    const std::string where = std::string(sample.type) + " " + std::string(sample.text);
    const RdataError& error = *parsed.error;
    EXPECT_TRUE(parsed.wire.empty()) << where;
    EXPECT_FALSE(error.message.empty()) << where;
    EXPECT_NE(error.message.back(), '.') << where;
    EXPECT_FALSE(error.message[0] >= 'A' && error.message[0] <= 'Z' && error.message[1] >= 'a')
        << error.message;
    EXPECT_FALSE(error.help.empty()) << where;
    if (error.token == RdataError::at_end) continue;
    ASSERT_LT(error.token, tokens.size()) << where;
    EXPECT_LE(error.offset + error.length, tokens[error.token].text.size()) << where;
  }
}

TEST(Rdata, PrintedTextReadsBackToTheSameWire) {
  for (const RdataSample& sample : rdata_samples) {
    if (!sample.rule.empty()) continue;
    const RrType type = *rr_type_from_text(sample.type);
    const std::string wire = testing::from_hex(sample.wire);
    const std::string text = rdata_text(type, RrClass::in, wire);
    const auto tokens = rdata_tokens(text);
    std::string again;
    const auto error =
        parse_rdata(type, RrClass::in, tokens, NameView(std::string_view("\0", 1)), again);
    ASSERT_FALSE(error) << sample.type << " " << text << "\n" << error->message;
    EXPECT_EQ(testing::to_hex(again), sample.wire) << text;
    EXPECT_EQ(text.find("  "), sample.text.find("  ")) << text;
  }
}

TEST(Rdata, GenericFormOfEverySampleReadsToTheSameWire) {
  for (const RdataSample& sample : rdata_samples) {
    if (!sample.rule.empty()) continue;
    const std::string text =
        "\\# " + std::to_string(sample.wire.size() / 2) + " " + std::string(sample.wire);
    const Parsed parsed = parse(sample.type, text);
    ASSERT_FALSE(parsed.error) << sample.type << " " << text << "\n" << parsed.error->message;
    EXPECT_EQ(testing::to_hex(parsed.wire), sample.wire);
  }
}

// Cut or changed octets must be refused or understood, never read out of bounds.
TEST(Rdata, DamagedWireIsNeverMisread) {
  for (const RdataSample& sample : rdata_samples) {
    if (!sample.rule.empty()) continue;
    const RrType type = *rr_type_from_text(sample.type);
    const std::string wire = testing::from_hex(sample.wire);
    for (std::size_t i = 0; i < wire.size() && i < 64; ++i) {
      std::string damaged = wire;
      damaged[i] = static_cast<char>(damaged[i] ^ 0xff);
      for (const std::string& octets : {wire.substr(0, i), damaged}) {
        const std::string text = rdata_text(type, RrClass::in, octets);
        EXPECT_FALSE(text.empty() && !octets.empty()) << sample.type;
        for (const NameInRdata& name : names_in_rdata(type, octets)) {
          EXPECT_LE(name.offset + name.size, octets.size());
        }
      }
    }
  }
}

TEST(Rdata, MessagesNameTheFieldInWords) {
  EXPECT_EQ(message("MX", "70000 mail"),
            "number-out-of-range: '70000' does not fit the preference of MX (0 to 65535)");
  EXPECT_EQ(message("MX", "10"),
            "rdata-too-few-fields: the record ends before the mail server of MX");
  EXPECT_EQ(message("A", "192.0.2"), "bad-ipv4: '192.0.2' is not an IPv4 address");
  EXPECT_EQ(message("A", "192.0.2.1 x"),
            "rdata-extra-fields: 'x' stands after the last field of A");
  EXPECT_EQ(message("NULL", "x"), "bad-rdata: the data of NULL is only read in the generic form");
  EXPECT_EQ(message("SVCB", "1 . port=1 port=2"), "bad-svcparam: port stands in the record twice");
}

TEST(Rdata, FailureLeavesWireAsItWas) {
  std::string wire = "before";
  const auto tokens = rdata_tokens("10 a..b");
  EXPECT_TRUE(parse_rdata(RrType::mx, RrClass::in, tokens, origin, wire));
  EXPECT_EQ(wire, "before");
}

TEST(Rdata, ChaosClassHasItsOwnAddress) {
  EXPECT_EQ(testing::to_hex(parse("A", "a. 17", RrClass::ch).wire), "016100000f");
  EXPECT_TRUE(parse("A", "192.0.2.1", RrClass::ch).error);
  EXPECT_FALSE(parse("A", "192.0.2.1", RrClass::hs).error);
  EXPECT_TRUE(parse("AAAA", "::1", RrClass::ch).error);
  EXPECT_FALSE(parse("AAAA", "\\# 1 00", RrClass::ch).error);
}

TEST(Rdata, LongRdataIsRefused) {
  std::string line;
  const std::string string(255, 'a');
  for (int i = 0; i < 256; ++i) line += string + " ";
  EXPECT_FALSE(parse("TXT", line.substr(0, 255 * 256)).error);
  EXPECT_EQ(parse("TXT", line + string).error->rule, "rdata-too-long");
  EXPECT_EQ(parse("OPENPGPKEY", std::string(100000, 'A')).error->rule, "rdata-too-long");
  EXPECT_EQ(parse("EID", std::string(140000, 'a')).error->rule, "rdata-too-long");
}

TEST(Rdata, FindsNames) {
  const auto names = [](std::string_view type, std::string_view line) {
    const std::string wire = parse(type, line).wire;
    std::string text;
    for (const NameInRdata& name : names_in_rdata(*rr_type_from_text(type), wire)) {
      text += NameView(std::string_view(wire).substr(name.offset, name.size)).text() + " ";
    }
    return text;
  };
  EXPECT_EQ(names("SOA", "ns hm 1 2 3 4 5"), "ns.example. hm.example. ");
  EXPECT_EQ(names("SRV", "1 2 3 sip"), "sip.example. ");
  EXPECT_EQ(names("IPSECKEY", "10 3 2 gw AQID"), "gw.example. ");
  EXPECT_EQ(names("IPSECKEY", "10 1 2 192.0.2.1 AQID"), "");
  EXPECT_EQ(names("HIP", "2 2001 AQID a b"), "a.example. b.example. ");
  EXPECT_EQ(names("A6", "64 ::1 p"), "p.example. ");
  EXPECT_EQ(names("AMTRELAY", "10 0 3 r"), "r.example. ");
  EXPECT_EQ(names("TXT", "a"), "");
  EXPECT_EQ(rdata_target(RrType::mx, parse("MX", "10 m").wire)->text(), "m.example.");
  EXPECT_EQ(rdata_target(RrType::https, parse("HTTPS", "1 t alpn=h2").wire)->text(), "t.example.");
  EXPECT_FALSE(rdata_target(RrType::soa, parse("SOA", "a b 1 2 3 4 5").wire));
}

TEST(Rdata, EqualityIgnoresLetterCaseOfNamesOnly) {
  const auto equal = [](std::string_view type, std::string_view a, std::string_view b) {
    return rdata_equal(*rr_type_from_text(type), parse(type, a).wire, parse(type, b).wire);
  };
  EXPECT_TRUE(equal("MX", "10 Mail", "10 mAIL"));
  EXPECT_FALSE(equal("MX", "10 mail", "11 mail"));
  EXPECT_FALSE(equal("TXT", "abc", "ABC"));
  EXPECT_TRUE(equal("NAPTR", "1 1 s x \"\" A", "1 1 s x \"\" a"));
  EXPECT_FALSE(equal("NAPTR", "1 1 s X \"\" a", "1 1 s x \"\" a"));
  EXPECT_FALSE(equal("NS", "a", "ab"));
}

TEST(Rdata, KnowsOpaqueTypes) {
  EXPECT_TRUE(rdata_is_opaque(RrType::null));
  EXPECT_TRUE(rdata_is_opaque(static_cast<RrType>(65280)));
  EXPECT_FALSE(rdata_is_opaque(RrType::a));
  EXPECT_FALSE(rdata_is_opaque(RrType::caa));
}

}  // namespace
}  // namespace zonemend
