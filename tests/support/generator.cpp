#include "support/generator.h"

#include <fmt/format.h>

#include <cctype>

namespace zonemend::testing {

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

std::string random_bytes(Random& random, unsigned most) {
  std::string bytes(random.below(most + 1), '\0');
  for (char& byte : bytes) byte = static_cast<char>(random.below(256));
  return bytes;
}

std::string zone_soup(Random& random, unsigned most, bool wild) {
  using namespace std::literals;
  constexpr std::string_view pieces[] = {"@"sv,
                                         "www"sv,
                                         "mail.example.com."sv,
                                         "*"sv,
                                         "IN"sv,
                                         "CH"sv,
                                         "3600"sv,
                                         "1h"sv,
                                         "A"sv,
                                         "AAAA"sv,
                                         "CNAME"sv,
                                         "MX"sv,
                                         "TXT"sv,
                                         "SOA"sv,
                                         "NS"sv,
                                         "TYPE65280"sv,
                                         "192.0.2.1"sv,
                                         "2001:db8::1"sv,
                                         "10"sv,
                                         "\\# 2 0a0b"sv,
                                         "$ORIGIN"sv,
                                         "$TTL"sv,
                                         "$INCLUDE"sv,
                                         "$GENERATE 1-3"sv,
                                         "$x"sv,
                                         "\""sv,
                                         "\"a;b\""sv,
                                         "("sv,
                                         ")"sv,
                                         ";"sv,
                                         "; comment"sv,
                                         "; zonemend: ignore=bom"sv,
                                         "\n"sv,
                                         "\n"sv,
                                         "\n\n"sv,
                                         " "sv,
                                         " "sv,
                                         "\t"sv,
                                         "\n  "sv,
                                         "\n@ IN SOA a b 1 2 3 4 5\n"sv,
                                         "\0"sv,
                                         "\xff"sv,
                                         "\xef\xbb\xbf"sv,
                                         "\v"sv,
                                         "<<<<<<< ours\n"sv,
                                         "#"sv,
                                         "//"sv,
                                         "a..b"sv};
  constexpr std::string_view wild_pieces[] = {"\r"sv,   "\r\n"sv,  "\\"sv,
                                              "\\\n"sv, "\\000"sv, "\\\""sv};
  std::string text;
  for (unsigned count = random.below(most + 1); count > 0; --count) {
    text += wild && random.one_in(8) ? random.pick(wild_pieces) : random.pick(pieces);
    if (random.one_in(2)) text += ' ';
  }
  return text;
}

namespace {

// Writes records in one person's habits.
class Writer {
 public:
  explicit Writer(Random& random)
      : random_(random),
        ttl_directive_(!random.one_in(4)),
        class_written_(random.one_in(2)),
        class_first_(random.one_in(3)),
        tabs_(random.one_in(2)),
        lower_case_(random.one_in(4)),
        blank_owners_(random.one_in(2)) {}

  HealthyZone zone() {
    if (random_.one_in(2)) text_ += "; the zone of an example\n";
    if (ttl_directive_) text_ += random_.one_in(2) ? "$TTL 3600\n" : "$TTL 1h ; an hour\n";
    if (random_.one_in(3)) text_ += "$ORIGIN example.com.\n";
    soa();
    record("@", "NS", "ns1");
    record("@", "NS", "ns2");
    for (unsigned count = random_.below(12); count > 0; --count) something();
    record("ns1", "A", "192.0.2.1");
    record("ns2", "A", "192.0.2.2");
    if (random_.one_in(3)) sub_origin();
    for (unsigned count = random_.below(6); count > 0; --count) something();
    return {random_.one_in(5) ? with_crlf(text_) : text_, ttl_directive_};
  }

 private:
  void gap(std::size_t column) {
    const std::size_t begin = text_.rfind('\n') + 1;
    const std::size_t width = text_.size() - begin;
    if (tabs_) {
      text_ += '\t';
    } else {
      text_.append(width < column ? column - width : 1, ' ');
    }
  }

  std::string keyword(std::string_view word) const {
    std::string text(word);
    for (char& c : text) {
      if (lower_case_) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return text;
  }

  void head(std::string_view owner, std::string_view type) {
    if (!blank_owners_ || owner != last_owner_) text_ += owner;
    last_owner_ = owner;
    gap(16);
    const bool ttl_written = !ttl_directive_ || random_.one_in(8);
    const std::string ttl = ttl_written ? (random_.one_in(3) ? "300 " : "3600 ") : "";
    const std::string rr_class = class_written_ ? keyword("IN ") : "";
    text_ += class_first_ ? rr_class + ttl : ttl + rr_class;
    text_ += keyword(type);
    gap(32);
  }

  void record(std::string_view owner, std::string_view type, std::string_view rdata) {
    head(owner, type);
    text_ += rdata;
    if (random_.one_in(6)) text_ += " ; as agreed";
    text_ += '\n';
    if (random_.one_in(12)) text_ += "\n; more of them\n";
  }

  void soa() {
    const std::string_view serial = random_.one_in(2) ? "2026030101" : "17";
    if (random_.one_in(2)) {
      record("@", "SOA", fmt::format("ns1 hostmaster {} 7200 900 1209600 300", serial));
    } else {
      record("@", "SOA",
             fmt::format("ns1 hostmaster (\n\t\t{} ; serial\n\t\t2h 15m\n\n\t\t2w 5m )", serial));
    }
  }

  void something() {
    const std::string owner = fmt::format("host{}", ++hosts_);
    const std::string address = fmt::format("198.51.100.{}", 1 + random_.below(250));
    switch (random_.below(6)) {
      case 0:
        return record(owner, "CNAME", "ns1");
      case 1:
        return record(owner, "TXT", "\"a;b\" ( \"c )\" ; (\n\t\"d\" )");
      case 2:
        return record(owner + ".example.com.", "A", address);
      case 3:
        record(owner, "A", address);
        return record(owner, "MX", "10 ns1");
      case 4:
        record(owner, "A", address);
        return record(owner, "AAAA", "2001:db8::1");
      default:
        return record(owner, "A", address);
    }
  }

  void sub_origin() {
    text_ += "$ORIGIN sub.example.com.\n";
    last_owner_.clear();
    record("inner", "A", "203.0.113.1");
    if (random_.one_in(2)) {
      text_ += "$ORIGIN example.com.\n";
      last_owner_.clear();
    }
  }

  Random& random_;
  const bool ttl_directive_;
  const bool class_written_;
  const bool class_first_;
  const bool tabs_;
  const bool lower_case_;
  const bool blank_owners_;
  std::string text_;
  std::string last_owner_;
  unsigned hosts_ = 0;
};

}  // namespace

HealthyZone healthy_zone(Random& random) { return Writer(random).zone(); }

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

}  // namespace zonemend::testing
