// What is read the quick way is read the same in the thorough way.
#include <gtest/gtest.h>

#include <algorithm>

#include "dns/plain_name.h"
#include "dns/plain_rdata.h"
#include "support/generator.h"
#include "text/ascii.h"
#include "text/byte_scan.h"
#include "zonemend/token.h"

namespace zonemend::testing {
namespace {

const Name origin = *Name::parse("example.com.", Name());

std::string number(Random& random) {
  static constexpr std::string_view odd[] = {"", "0", "00", "007", "255", "256", "65535", "65536",
                                             "99999", "+1", "-1", "1h", "1.", "4294967296", "\\#"};
  return random.one_in(6) ? std::string(random.pick(odd)) : std::to_string(random.below(70000));
}

std::string ipv4(Random& random) {
  std::string text;
  for (int i = 0; i < 4; ++i) {
    if (i > 0 || random.one_in(60)) text += '.';
    if (random.one_in(60)) text += '0';
    text += std::to_string(random.below(random.one_in(20) ? 300 : 256));
  }
  return text;
}

std::string ipv6(Random& random) {
  static constexpr std::string_view digits[] = {"0", "1", "9", "a", "F", "f", "db8", "2001", "00000",
                                                "g", "ffff", "0db8"};
  std::string text = random.one_in(5) ? "::" : "";
  const unsigned groups = 1 + random.below(9);
  for (unsigned i = 0; i < groups; ++i) {
    if (i > 0) text += random.one_in(7) ? "::" : ":";
    text += random.pick(digits);
  }
  if (random.one_in(8)) text += random.one_in(2) ? "::" : ":";
  if (random.one_in(20)) text += ":" + ipv4(random);
  return text;
}

std::string name(Random& random) {
  static constexpr std::string_view labels[] = {
      "a", "www", "EXAMPLE", "_sip", "*", "@", "", "\\.", "\\046", "\\300", "x\\", "xn--bcher-kva",
      "label-of-thirty-one-characters-x", "$", "\xc3\xa9", "0",
      "label-of-sixty-three-characters-label-of-sixty-three-characters",
      "label-of-sixty-four-characters--label-of-sixty-four-characters--"};
  if (random.one_in(12)) return random.one_in(2) ? "@" : ".";
  std::string text;
  const unsigned count = 1 + (random.one_in(10) ? random.below(130) : random.below(5));
  const bool plain = !random.one_in(4);
  for (unsigned i = 0; i < count; ++i) {
    if (i > 0) text += '.';
    text += plain ? labels[random.below(4)] : random.pick(labels);
  }
  if (random.one_in(2)) text += '.';
  if (!text.empty() && random.one_in(100)) text[random.below(static_cast<unsigned>(text.size()))] = '\0';
  return text;
}

std::string string(Random& random) {
  std::string text;
  const unsigned size = random.one_in(20) ? 250 + random.below(10) : random.below(40);
  for (unsigned i = 0; i < size; ++i) text += static_cast<char>(' ' + random.below(95));
  if (!random.one_in(3)) std::erase(text, '\\');
  return text;
}

std::string hex(Random& random) {
  static constexpr std::size_t sizes[] = {40, 64, 96};
  std::string text;
  for (std::size_t i = 0; i < sizes[random.below(3)]; ++i) {
    text += "0123456789abcdefABCDEF"[random.below(22)];
  }
  if (random.one_in(10)) text[random.below(40)] = random.one_in(2) ? 'g' : '-';
  if (random.one_in(10)) text.pop_back();
  return text;
}

using Writer = std::string (*)(Random&);
struct Form {
  RrType type;
  std::vector<Writer> fields;
};

const std::vector<Form>& forms() {
  static const std::vector<Form> all = {
      {RrType::a, {ipv4}},
      {RrType::aaaa, {ipv6}},
      {RrType::ns, {name}},
      {RrType::cname, {name}},
      {RrType::dname, {name}},
      {RrType::ptr, {name}},
      {RrType::mx, {number, name}},
      {RrType::srv, {number, number, number, name}},
      {RrType::txt, {string, string, string}},
      {RrType::ds, {number, [](Random& r) { return std::to_string(r.below(20)); },
                    [](Random& r) { return std::to_string(r.below(6)); }, hex}},
  };
  return all;
}

// The fields of the form, now and then one too few, too many, quoted or of another kind.
std::vector<std::string> write(Random& random, const Form& form) {
  std::vector<std::string> fields;
  for (const Writer field : form.fields) fields.push_back(field(random));
  if (random.one_in(20)) fields.pop_back();
  if (random.one_in(20)) fields.push_back(random.one_in(2) ? hex(random) : name(random));
  if (random.one_in(30) && !fields.empty()) fields[0] = string(random);
  return fields;
}

TEST(PlainForms, RdataIsTheSameFieldByField) {
  unsigned plain = 0;
  constexpr unsigned cases = 200000;
  for (unsigned seed = 0; seed < cases; ++seed) {
    Random random(seed);
    const Form& form = forms()[random.below(static_cast<unsigned>(forms().size()))];
    const std::vector<std::string> fields = write(random, form);
    std::vector<RdataToken> tokens;
    for (const std::string& field : fields) {
      tokens.push_back({field, form.type == RrType::txt ? random.one_in(2) : random.one_in(60)});
    }
    const RrClass rr_class = random.one_in(50) ? RrClass::ch : RrClass::in;
    std::string quick = "before";
    std::string thorough = "before";
    const bool is_plain = parse_plain_rdata(form.type, rr_class, tokens, origin, quick);
    const auto error = parse_rdata_by_fields(form.type, rr_class, tokens, origin, thorough);
    if (!is_plain) {
      ASSERT_EQ(quick, "before");
      continue;
    }
    ++plain;
    ASSERT_FALSE(error) << seed << ": " << rr_type_text(form.type) << ": " << error->message;
    ASSERT_EQ(quick, thorough) << seed << ": " << rr_type_text(form.type);
  }
  EXPECT_GT(plain, cases / 4);
}

// With an escape in its first label the same name takes the other way.
TEST(PlainForms, NamesAreTheSameWithAnEscape) {
  for (unsigned seed = 0; seed < 100000; ++seed) {
    Random random(seed);
    const std::string text = name(random);
    std::array<char, plain_name_room> plain;
    const std::size_t size = write_plain_name(text, origin, plain.data());
    if (text.empty() || text == "@" || text[0] == '.' || text[0] == '\\') continue;
    std::string escaped = "\\000" + text.substr(1);
    for (unsigned octet = static_cast<unsigned char>(text[0]), i = 3; i > 0; octet /= 10, --i) {
      escaped[i] = static_cast<char>('0' + octet % 10);
    }
    NameError error{};
    const auto thorough = Name::parse(escaped, origin, error);
    if (size == 0) continue;
    ASSERT_TRUE(thorough) << seed << ": " << text;
    ASSERT_EQ(thorough->view().wire(), std::string_view(plain.data(), size)) << seed << ": " << text;
  }
}

TEST(PlainForms, PlainNamesNeedNoCloserLook) {
  std::array<char, plain_name_room> room;
  for (const std::string_view text : {"a", "www.example.org.", "a.b.c", "@", "_dmarc", "*",
                                      "a-name-that-fills-more-than-one-block.of.sixteen.octets"}) {
    EXPECT_GT(write_plain_name(text, origin, room.data()), 0u) << text;
  }
  for (const std::string_view text : {"", ".", "..", "a..b", ".a", "a\\.b"}) {
    EXPECT_EQ(write_plain_name(text, origin, room.data()), 0u) << text;
  }
}

// What a word is made of, one byte after the other.
std::size_t word_end(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && std::string_view(" \t\r\n\"();").find(text[at]) == text.npos) {
    const bool escapes = text[at] == '\\' && at + 1 < text.size() &&
                         text[at + 1] != '\n' && text[at + 1] != '\r';
    at += escapes ? 2 : 1;
  }
  return at;
}

TEST(PlainForms, WordsEndWhereTheyDoByteByByte) {
  for (unsigned seed = 0; seed < 100000; ++seed) {
    Random random(seed);
    std::string text = "w";
    const unsigned size = random.below(60);
    for (unsigned i = 0; i < size; ++i) {
      text += random.one_in(12) ? " \t\r\n\"();\\\x01\x1f\x7f\x80\xff"[random.below(14)]
                                : static_cast<char>('a' + random.below(26));
    }
    Lexer lexer(text, 0, static_cast<std::uint32_t>(text.size()));
    Token token;
    ASSERT_TRUE(lexer.next_text(token));
    ASSERT_EQ(token.end, word_end(text)) << seed << ": " << text;
  }
}

TEST(PlainForms, TextTokensAreThoseOfAllTokens) {
  for (unsigned seed = 0; seed < 20000; ++seed) {
    Random random(seed);
    const std::string text = zone_soup(random, 40, true);
    const auto size = static_cast<std::uint32_t>(text.size());
    Lexer all(text, 0, size);
    Lexer texts(text, 0, size);
    Token wanted;
    Token token;
    while (all.next(wanted)) {
      if (!wanted.is_text()) continue;
      ASSERT_TRUE(texts.next_text(token)) << seed;
      ASSERT_EQ(token.kind, wanted.kind) << seed;
      ASSERT_EQ(token.begin, wanted.begin) << seed;
      ASSERT_EQ(token.end, wanted.end) << seed;
    }
    ASSERT_FALSE(texts.next_text(token)) << seed;
  }
}

TEST(PlainForms, TextIsFoundWhereTheLibraryFindsIt) {
  for (unsigned seed = 0; seed < 50000; ++seed) {
    Random random(seed);
    std::string bytes;
    const unsigned size = random.below(100);
    for (unsigned i = 0; i < size; ++i) bytes += static_cast<char>('a' + random.below(3));
    std::string text;
    for (unsigned i = 2 + random.below(4); i > 0; --i) text += static_cast<char>('a' + random.below(3));
    const std::size_t from = random.below(110);
    const std::size_t expected = from > bytes.size() ? bytes.npos : bytes.find(text, from);
    ASSERT_EQ(scan::find_text(bytes, text, from), expected) << seed;
  }
}

#if ZONEMEND_BLOCKS

std::string octets(scan::Block block) {
  std::string octets(scan::block_size, '\0');
  scan::store(octets.data(), block);
  return octets;
}

TEST(ByteScan, LoadsFewerBytesThanABlock) {
  const std::string bytes = "0123456789abcdef";
  for (std::size_t size = 0; size < scan::block_size; ++size) {
    const std::string copy = bytes.substr(0, size);  // ends where its memory ends
    std::string expected = copy;
    expected.resize(scan::block_size);
    EXPECT_EQ(octets(scan::load_some(copy.data(), size)), expected) << size;
  }
}

TEST(ByteScan, KnowsEachOctet) {
  for (int c = 0; c < 256; ++c) {
    const std::string one(1, static_cast<char>(c));
    const scan::Block block = scan::load_some(one.data(), 1);
    const auto first = [](scan::Block marks) { return (scan::bits(marks) & 1) != 0; };
    EXPECT_EQ(octets(scan::lower(block))[0], ascii::lower(one[0])) << c;
    EXPECT_EQ(first(scan::within(block, 'a', 'z')), c >= 'a' && c <= 'z') << c;
    EXPECT_EQ(first(scan::within(block, '0', '9')), c >= '0' && c <= '9') << c;
    EXPECT_EQ(first(scan::at_most_space(block)), c <= ' ') << c;
    EXPECT_EQ(first(scan::parens(block)), c == '(' || c == ')') << c;
    EXPECT_EQ(scan::same(block, scan::load_some("k", 1)), c == 'k') << c;
  }
}

#endif

TEST(ByteScan, FindsACapitalOrAByte) {
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string small(size, 'z');
    EXPECT_FALSE(scan::has_capital_or(small, '\\')) << size;
    for (std::size_t at = 0; at < size; ++at) {
      for (const char c : {'A', 'Z', '\\', '@', '[', 'a'}) {
        std::string other = small;
        other[at] = c;
        EXPECT_EQ(scan::has_capital_or(other, '\\'), c == 'A' || c == 'Z' || c == '\\');
      }
    }
  }
}

// More blocks than a counter of one octet can count, all of them with the byte.
TEST(ByteScan, CountsAByte) {
  for (const std::size_t size : {0u, 1u, 15u, 16u, 17u, 4095u, 4096u, 4111u, 70000u}) {
    EXPECT_EQ(scan::count(std::string(size, 'a'), 'a'), size);
    EXPECT_EQ(scan::count(std::string(size, 'b'), 'a'), 0u);
  }
  Random random(1);
  for (unsigned i = 0; i < 2000; ++i) {
    std::string bytes;
    for (unsigned left = random.below(9000); left > 0; --left) {
      bytes += static_cast<char>('a' + random.below(2));
    }
    const auto expected = std::count(bytes.begin(), bytes.end(), 'a');
    ASSERT_EQ(scan::count(bytes, 'a'), static_cast<std::size_t>(expected));
  }
}

}  // namespace
}  // namespace zonemend::testing
