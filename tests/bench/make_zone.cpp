// Prints a big zone, always the same one for the same arguments, to measure with:
//
//   zonemend_make_zone SHAPE RECORDS > FILE
//
// `tld` is what a registry serves: delegations with DS and glue, one record a line, all of it
// spelt out (about 63 MB for a million records). `mix` is what people keep by hand: relative and
// blank owners, blank TTLs, comments, columns (about 33 MB). Both load in BIND without a warning. The
// other shapes are small, or what tempts a checker into more work than its input is worth.
#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace {

constexpr std::size_t flush_size = 1u << 20;

// A small generator whose numbers are the same on every machine (splitmix64).
class Random {
 public:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  unsigned below(unsigned limit) { return static_cast<unsigned>(next() % limit); }

 private:
  std::uint64_t state_ = 1;
};

// Collects text, counts records, and writes in large pieces.
class Zone {
 public:
  explicit Zone(std::uint64_t records) : wanted_(records) {}
  ~Zone() { flush(); }

  template <class... Arguments>
  void record(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    text(format, std::forward<Arguments>(arguments)...);
    ++written_;
  }
  template <class... Arguments>
  void text(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(buffer_), format, std::forward<Arguments>(arguments)...);
    if (buffer_.size() > flush_size) flush();
  }
  bool wants_more() const { return written_ < wanted_; }

 private:
  void flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), stdout) != buffer_.size()) {
      std::perror("zonemend_make_zone");
      std::exit(2);
    }
    buffer_.clear();
  }

  std::uint64_t wanted_;
  std::uint64_t written_ = 0;
  std::string buffer_;
};

std::string ipv4(Random& random) {
  return fmt::format("11.{}.{}.{}", random.below(256), random.below(256), 1 + random.below(254));
}

std::string ipv6(Random& random) {
  return fmt::format("2001:db8:{:x}:{:x}::{:x}", random.below(65536), random.below(65536),
                     1 + random.below(65535));
}

std::string digest(Random& random) {
  std::string text;
  for (int i = 0; i < 4; ++i) text += fmt::format("{:016X}", random.next());
  return text;
}

// A word of consonants and vowels, so that names compress and hash as real ones do.
std::string word(Random& random, unsigned syllables) {
  constexpr std::string_view consonants = "bcdfghklmnprstvz";
  constexpr std::string_view vowels = "aeiou";
  std::string text;
  for (unsigned i = 0; i < syllables; ++i) {
    text += consonants[random.below(static_cast<unsigned>(consonants.size()))];
    text += vowels[random.below(static_cast<unsigned>(vowels.size()))];
  }
  return text;
}

// One delegation: two name servers, often DS, sometimes servers of its own with glue.
void delegation(Zone& zone, Random& random, std::uint64_t number) {
  const std::string owner = fmt::format("{}{}.example.", word(random, 3), number);
  const bool own_servers = random.below(4) == 0;
  const unsigned provider = random.below(500);
  for (unsigned i = 1; i <= 2; ++i) {
    if (own_servers) {
      zone.record("{}\t172800\tin\tns\tns{}.{}\n", owner, i, owner);
    } else {
      zone.record("{}\t172800\tin\tns\tns{}.provider{}.example.net.\n", owner, i, provider);
    }
  }
  if (random.below(10) < 3) {
    zone.record("{}\t86400\tin\tds\t{} 13 2 {}\n", owner, 1 + random.below(65535), digest(random));
  }
  for (unsigned i = 1; own_servers && i <= 2; ++i) {
    zone.record("ns{}.{}\t172800\tin\ta\t{}\n", i, owner, ipv4(random));
    if (i == 1) zone.record("ns{}.{}\t172800\tin\taaaa\t{}\n", i, owner, ipv6(random));
  }
}

void make_tld(Zone& zone) {
  Random random;
  zone.record(
      "example.\t86400\tin\tsoa\ta.nic.example. hostmaster.nic.example. "
      "2026030101 1800 900 604800 86400\n");
  zone.record("example.\t172800\tin\tns\ta.nic.example.\n");
  zone.record("example.\t172800\tin\tns\tb.nic.example.\n");
  zone.record("a.nic.example.\t172800\tin\ta\t192.0.2.1\n");
  zone.record("b.nic.example.\t172800\tin\ta\t192.0.2.2\n");
  for (std::uint64_t number = 1; zone.wants_more(); ++number) delegation(zone, random, number);
}

// One host as somebody would write it down.
void host(Zone& zone, Random& random, std::uint64_t number) {
  const std::string owner = fmt::format("{}{}", word(random, 3), number);
  if (random.below(40) == 0) zone.text("\n; {} and its neighbours\n", owner);
  if (random.below(5) == 0) {
    zone.record("{}\tCNAME\thost1\n", owner);
    return;
  }
  zone.record("{}\t{}\tA\t{}{}\n", owner, random.below(6) == 0 ? "300 IN" : "", ipv4(random),
              random.below(12) == 0 ? "  ; rack " + std::to_string(random.below(40)) : "");
  if (random.below(2) == 0) zone.record("                AAAA    {}\n", ipv6(random));
  if (random.below(3) == 0) zone.record("\t\tMX\t10 host1\n");
  if (random.below(4) == 0) zone.record("\t\tTXT\t\"v=spf1 ip4:{} -all\"\n", ipv4(random));
  if (random.below(8) == 0) zone.record("_sip._tcp.{}  SRV  0 5 5060 host1\n", owner);
}

void make_mix(Zone& zone) {
  Random random;
  zone.text("; a zone as people keep it\n$TTL 1h\n");
  zone.record(
      "@ IN SOA ns1 hostmaster (\n\t\t2026030101 ; serial\n"
      "\t\t2h 30m 2w 1h )\n");
  zone.record("\t\tNS\tns1\n");
  zone.record("\t\tNS\tns2\n");
  zone.record("ns1\t\tA\t192.0.2.1\n");
  zone.record("ns2\t\tA\t192.0.2.2\n");
  zone.record("host1\t\tA\t192.0.2.3\n");
  for (std::uint64_t number = 2; zone.wants_more(); ++number) host(zone, random, number);
}

void begin(Zone& zone) {
  zone.text("$TTL 1h\n");
  zone.record("@ IN SOA ns1 hostmaster 2026030101 2h 30m 2w 1h\n");
  zone.record("@ NS ns1\n");
  zone.record("@ NS ns2\n");
  zone.record("ns1 A 192.0.2.1\n");
  zone.record("ns2 A 192.0.2.2\n");
}

void make_small(Zone& zone) {
  begin(zone);
  zone.record("www CNAME ns1\n");
}

// Every record at the same name.
void make_one_owner(Zone& zone) {
  begin(zone);
  for (std::uint64_t number = 0; zone.wants_more(); ++number) {
    zone.record("host TXT \"number {}\"\n", number);
  }
}

// Each alias points at the next one.
void make_chain(Zone& zone) {
  begin(zone);
  std::uint64_t number = 0;
  for (; zone.wants_more(); ++number) zone.record("a{} CNAME a{}\n", number, number + 1);
  zone.record("a{} A 192.0.2.9\n", number);
}

// A directive in front of each record.
void make_origins(Zone& zone) {
  begin(zone);
  for (std::uint64_t number = 0; zone.wants_more(); ++number) {
    zone.text("$ORIGIN sub{}.example.com.\n", number);
    zone.record("www A 192.0.2.1\n");
  }
}

// All in one line, a kilobyte for each record that was asked for.
void make_long_line(Zone& zone) {
  begin(zone);
  zone.text("long TXT ");
  while (zone.wants_more()) zone.record("\"{:x<250}\" \"{:y<250}\" word {:z<490} ", "", "", "");
  zone.text("\n");
}

// Names of as many labels as fit.
void make_deep(Zone& zone) {
  begin(zone);
  Random random;
  while (zone.wants_more()) {
    std::string name;
    for (int i = 0; i < 115; ++i) name += fmt::format("{:x}.", random.below(i < 100 ? 16 : 2));
    zone.record("{}example.com. A 192.0.2.3\n", name);
  }
}

struct Shape {
  std::string_view name;
  void (*make)(Zone& zone);
};
constexpr Shape shapes[] = {{"tld", make_tld},         {"mix", make_mix},
                            {"small", make_small},     {"one-owner", make_one_owner},
                            {"chain", make_chain},     {"origins", make_origins},
                            {"long-line", make_long_line}, {"deep", make_deep}};

}  // namespace

int main(int count, char** arguments) {
  const std::string_view wanted = count == 3 ? arguments[1] : "";
  const std::uint64_t records = count == 3 ? std::strtoull(arguments[2], nullptr, 10) : 0;
  for (const Shape& shape : shapes) {
    if (shape.name != wanted || records == 0) continue;
    Zone zone(records);
    shape.make(zone);
    return 0;
  }
  std::fputs("usage: zonemend_make_zone SHAPE RECORDS > FILE\n", stderr);
  for (const Shape& shape : shapes) fmt::print(stderr, "  {}\n", shape.name);
  return 2;
}
