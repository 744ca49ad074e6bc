#include "support/zone_files.h"

#include <fmt/format.h>

namespace zonemend::testing {
namespace {

class FileMaker {
 public:
  explicit FileMaker(Random& random) : random_(random) {}

  ZoneFiles run() {
    std::string zone = random_.one_in(2) ? "$TTL 3600\n" : "";
    zone += fmt::format("@ {}IN SOA ns.example.net. host.example.com. 1 7200 900 2419200 600\n",
                        random_.one_in(2) ? "900 " : "");
    zone += "  NS ns.example.net.\n" + lines(24, 0);
    files_["in.zone"] = std::move(zone);
    return std::move(files_);
  }

 private:
  std::string lines(unsigned most, unsigned depth) {
    std::string text;
    for (unsigned count = random_.below(most) + 1; count > 0; --count) text += line(depth);
    return text;
  }

  std::string line(unsigned depth) {
    switch (random_.below(14)) {
      case 0:
        return fmt::format("$ORIGIN {}\n", random_.pick({"sub", "example.com.", "x.example.com."}));
      case 1:
        return fmt::format("$TTL {}\n", random_.pick({"60", "1h", "1h30m"}));
      case 2:
      case 3:
        return generate();
      case 4:
      case 5:
        return depth < 3 ? include(depth) : "; deep enough\n";
      case 6:
        return "\n ; nothing here\n";
      default:
        return fmt::format("{} {}\n", owner(), record());
    }
  }

  std::string owner() {
    if (random_.one_in(3)) return std::string(random_.pick({" ", "\t", "   "}));
    return std::string(random_.pick({"a", "A", "b", "c.d", "@", "pc2", "b.example.com."}));
  }

  std::string record() {
    const std::string_view ttl = random_.pick({"", "", "300 ", "IN 2m ", "90 IN ", "IN "});
    const std::string_view data = random_.pick(
        {"A 192.0.2.1", "A 192.0.2.2", "TXT ( \"x ; y\" ; comment\n  z )", "MX 10 mail",
         "AAAA 2001:db8::1", "TXT one two", "NS c.d", "NS pc2", "NS PC2"});
    return fmt::format("{}{}", ttl, data);
  }

  std::string generate() {
    const std::string_view range = random_.pick({"1-3", "0-6/3", "2-2", "9-11"});
    const std::string_view name =
        random_.pick({"pc$", "h${5,3}", "n${0,3,x}", "a", "${0,3,n}.r", "$$-$"});
    const std::string_view ttl = random_.pick({"", "", "45 ", "IN 50 ", "IN "});
    const std::string_view data =
        random_.pick({"A 192.0.2.$", "TXT \"a $ b\"", "MX \"10 m${-1}\"", "AAAA 2001:db8::$"});
    return fmt::format("$GENERATE {} {} {}{}\n", range, name, ttl, data);
  }

  std::string include(unsigned depth) {
    const std::string name = fmt::format("part{}.inc", files_.size());
    files_[name] = "";
    files_[name] = lines(8, depth + 1);
    return fmt::format("$INCLUDE {}{}\n", name, random_.pick({"", "", " inner", " example.com."}));
  }

  Random& random_;
  ZoneFiles files_;
};

}  // namespace

ZoneFiles zone_in_files(Random& random) { return FileMaker(random).run(); }

std::string shown(const ZoneFiles& files) {
  std::string text;
  for (const auto& [name, bytes] : files) text += fmt::format("---- {}\n{}", name, bytes);
  return text;
}

}  // namespace zonemend::testing
