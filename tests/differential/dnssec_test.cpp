// Random zones, signed by other programs: zonemend finds nothing wrong with them when it verifies
// everything, and something when one line is changed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <sstream>

#include "support/command.h"
#include "support/generator.h"
#include "support/scratch_folder.h"
#include "zonemend/lint.h"

namespace zonemend::testing {
namespace {

constexpr unsigned cases = 40;

bool runs(const std::string& command) {
  const std::string quiet = "PATH=$PATH:/usr/sbin:/usr/local/sbin; " + command + " >/dev/null 2>&1";
  return std::system(quiet.c_str()) == 0;
}
bool has(const std::string& program) { return runs("command -v " + program); }

using Lines = std::vector<std::string>;

// A zone example.com. with all that matters to a signer: empty non-terminals, wildcards,
// delegations with and without DS, glue, a DNAME with names below it, several types at a name.
class ZoneMaker {
 public:
  explicit ZoneMaker(Random& random) : random_(random) {}

  std::string run() {
    std::string zone =
        "$ORIGIN example.com.\n$TTL 3600\n"
        "@ IN SOA ns1.example.net. hostmaster.example.com. 2026030401 7200 3600 1209600 300\n"
        "@ IN NS ns1.example.net.\n@ IN NS ns2.example.net.\nhost IN A 192.0.2.1\n";
    for (unsigned count = random_.below(8); count > 0; --count) {
      zone += fmt::format("{} IN {}\n", owner(), data());
    }
    for (unsigned count = random_.below(4); count > 0; --count) zone += delegation();
    if (random_.one_in(3)) zone += "old IN DNAME new.example.net.\n";
    return zone;
  }

 private:
  std::string_view owner() {
    return random_.pick({"a", "b", "*.a", "x.y.z", "z", "*", "mail", "a-b", "y.z", "_25._tcp.mail",
                         "deep.er.than.b", "@", "0", "zz"});
  }
  std::string_view data() {
    return random_.pick({"A 192.0.2.2", "A 192.0.2.3", "AAAA 2001:db8::1", "TXT \"x y\" z",
                         "MX 10 mail", "MX 20 Mail.Example.NET.", "TXT b",
                         "CAA 0 issue \"ca.example.net\"", "SRV 0 0 5060 host"});
  }
  std::string delegation() {
    const std::string name(random_.pick({"d1", "d2", "d3.region", "d4.region", "d5.only", "d6"}));
    std::string text = fmt::format("{0} IN NS ns.{0}\nns.{0} IN A 192.0.2.53\n", name);
    if (random_.one_in(2)) {
      text += fmt::format("{} IN DS 60485 13 2 {}\n", name, std::string(64, 'A'));
    }
    return text;
  }

  Random& random_;
};

// Keys that are made once, in a folder of their own.
class Keys {
 public:
  Keys() {
    for (const std::string_view algorithm :
         {"ECDSAP256SHA256", "ED25519", "RSASHA256 -b 2048", "ECDSAP384SHA384"}) {
      made_ = made_ && runs(fmt::format("cd {} && ldns-keygen -k -a {} example.com",
                                        folder_.folder().string(), algorithm));
    }
    for (const std::string& name : folder_.names()) {
      if (name.ends_with(".key")) names_.push_back(folder_.path(name.substr(0, name.size() - 4)));
    }
  }

  bool made() const { return made_ && names_.size() == 4; }
  const std::string& pick(Random& random) const {
    return names_[random.below(static_cast<unsigned>(names_.size()))];
  }

 private:
  ScratchFolder folder_;
  bool made_ = true;
  std::vector<std::string> names_;
};

std::string ldns_command(Random& random, const Keys& keys, const std::string& in,
                         const std::string& out) {
  const std::string_view denial = random.pick({"", "", "-n -t 0", "-n -t 3 -s ABCD", "-n -t 0 -p"});
  const std::string_view digest = random.pick({"", "-z 1:1", "-z 1:2 -z 1:1"});
  return fmt::format("ldns-signzone -i 20260101 -e 20360101 -o example.com {} {} -f {} {} {}",
                     denial, digest, out, in, keys.pick(random));
}

std::string bind_command(Random& random, const Keys& keys, const std::string& in,
                         const std::string& out) {
  const std::string_view denial =
      random.pick({"", "", "-3 - -H 0", "-3 ABCD -H 3", "-3 - -H 0 -A"});
  const std::string key = keys.pick(random);
  return fmt::format(
      "cat {0}.key >>{1} && dnssec-signzone -O full -z -P -s 20260101000000 -e 20360101000000 "
      "-d $(dirname {2}) {3} -o example.com -f {2} {1} {0}",
      key, in, out, denial);
}

// The records, one a line, without comments and blank lines.
Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    line = line.substr(0, line.find(" ;"));
    if (!line.empty() && line[0] != ';') lines.push_back(line);
  }
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

bool is_of(const std::string& line, std::string_view type) {
  std::istringstream words(line);
  std::string word;
  for (int field = 0; field < 4; ++field) words >> word;
  return word == type;
}

std::string findings_in(const std::string& text) {
  LoadOptions load_options;
  load_options.origin = Name::parse("example.com.", Name());
  const Result<LoadedZone> loaded = load_zone(Source("signed", text), load_options);
  if (!loaded) return loaded.error().message;
  LintOptions options;
  options.selection.select = {"rrsig-*", "dnskey-*", "nsec-*",   "nsec3-*",
                              "cds-*",   "zonemd-*", "dnssec-*", "bad-*"};
  options.selection.ignore = {"bad-*-hostname"};  // the random names are no hosts
  options.context.now = test_time;
  options.context.verify_signatures = true;
  options.context.threads = 2;
  std::string said;
  for (const Finding& finding : lint(*loaded, options)) {
    said += fmt::format("{}: {}\n", finding.rule, finding.message);
  }
  return said;
}

// One change of the kind that people make in a signed file. Nothing when the zone has no line that
// it can be made in.
std::optional<Lines> broken(Random& random, Lines lines) {
  const unsigned kind = random.below(7);
  constexpr std::array types = {"RRSIG", "RRSIG", "NSEC", "NSEC3", "A", "DNSKEY", "RRSIG"};
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_host = lines[i].starts_with("host.");
    if (is_of(lines[i], types.at(kind)) && (kind != 4 || is_host)) places.push_back(i);
  }
  if (places.empty()) return std::nullopt;
  const std::size_t at = places[random.below(static_cast<unsigned>(places.size()))];
  std::string& line = lines[at];
  switch (kind) {
    case 1:  // an octet of a signature
      line[line.size() - 10] = line[line.size() - 10] == 'A' ? 'B' : 'A';
      break;
    case 4:
      line = "host.example.com. 3600 IN A 192.0.2.99";
      break;
    case 6:
      lines.push_back("added.example.com. 3600 IN A 192.0.2.99");
      break;
    default:
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
  }
  return lines;
}

using Command = std::string (*)(Random&, const Keys&, const std::string&, const std::string&);

void sign_and_break(Command command) {
  const Keys keys;
  if (!keys.made()) GTEST_SKIP() << "ldns-keygen makes no keys";
  unsigned broke = 0;
  for (unsigned seed = 0; seed < cases; ++seed) {
    Random random(seed);
    const ScratchFolder scratch;
    const std::string zone = ZoneMaker(random).run();
    const std::string in = scratch.put("in.zone", zone);
    const std::string out = scratch.path("out.zone");
    if (!runs(command(random, keys, in, out))) continue;
    const Lines lines = lines_of(read_bytes(out));
    ASSERT_EQ(findings_in(joined(lines)), "") << "seed " << seed << "\n" << zone << joined(lines);
    const auto changed = broken(random, lines);
    if (!changed) continue;
    ++broke;
    ASSERT_NE(findings_in(joined(*changed)), "") << "seed " << seed << "\n" << joined(*changed);
  }
  EXPECT_GT(broke, cases / 3) << "too few of the zones were signed to say anything";
}

TEST(SignedZones, OfLdnsAreSoundUntilALineIsChanged) {
  if (!has("ldns-signzone") || !has("ldns-keygen")) GTEST_SKIP() << "ldnsutils is not installed";
  sign_and_break(ldns_command);
}

TEST(SignedZones, OfBindAreSoundUntilALineIsChanged) {
  if (!has("dnssec-signzone") || !has("ldns-keygen")) {
    GTEST_SKIP() << "bind9-utils or ldnsutils is not installed";
  }
  sign_and_break(bind_command);
}

}  // namespace
}  // namespace zonemend::testing
