#include "support/zone_edits.h"

#include <fmt/format.h>

#include <cctype>
#include <vector>

namespace zonemend::testing {
namespace {

constexpr std::string_view blanks = " \t";

// The lines of one of the zone's files, chosen at random; put back at the end.
class Lines {
 public:
  Lines(Random& random, ZoneFiles& files)
      : random_(random), file_(std::next(files.begin(), random.below(size_of(files)))) {
    const std::string& text = file_->second;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      lines_.push_back(text.substr(at, end - at));
      at = end;
    }
    if (lines_.empty()) lines_.push_back("\n");
  }
  ~Lines() {
    std::string text;
    for (const std::string& line : lines_) text += line;
    file_->second = std::move(text);
  }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  const std::string& name() const { return file_->first; }
  unsigned any() const { return random_.below(size_of(lines_)); }
  std::string& at(unsigned index) { return lines_[index]; }
  void insert(unsigned index, std::string line) {
    lines_.insert(lines_.begin() + index, std::move(line));
  }
  void remove(unsigned index) { lines_.erase(lines_.begin() + index); }
  // Takes some lines out, from `index` on.
  std::string take(unsigned index) {
    std::string text;
    for (unsigned left = 1 + random_.below(5); left > 0 && index < lines_.size(); --left) {
      text += lines_[index];
      remove(index);
    }
    return text;
  }

 private:
  template <class Container>
  static unsigned size_of(const Container& container) {
    return static_cast<unsigned>(container.size());
  }

  Random& random_;
  ZoneFiles::iterator file_;
  std::vector<std::string> lines_;
};

std::string new_record(Random& random) {
  const std::string_view owner = random.pick(
      {"a", "A", "b", "@", " ", "new", "*.w", "host1", "pc2", "b.example.com.", "b.EXAMPLE.com."});
  const std::string_view ttl = random.pick({"", "", "IN ", "77 ", "1h ", "IN 3600 ", "0 "});
  const std::string_view data =
      random.pick({"A 192.0.2.1", "A 192.0.2.9", "AAAA 2001:DB8:0::1", "TXT one", "TXT \"one\" two",
                   "TXT ONE", "MX 10 mail", "MX 010 MAIL.example.com.", "SRV 0 0 443 a",
                   "HTTPS 1 . alpn=h2", "CAA 0 issue \"ca.example\"", "TYPE65280 \\# 2 0a0B",
                   "TYPE1 \\# 4 c0000201", "RRSIG A 8 2 60 20300101000000 20200101000000 1 @ AAAA",
                   "RRSIG MX 8 2 60 20300101000000 20200101000000 1 @ AAAA"});
  return fmt::format("{} {}{}\n", owner, ttl, data);
}

void change_digit(Random& random, std::string& line) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (std::isdigit(static_cast<unsigned char>(line[at])) != 0) places.push_back(at);
  }
  if (places.empty()) return;
  const std::size_t at = places[random.below(static_cast<unsigned>(places.size()))];
  line[at] = static_cast<char>('0' + random.below(10));
}

void change_case(Random& random, std::string& line) {
  const bool up = random.one_in(2);
  const std::size_t from = random.below(static_cast<unsigned>(line.size()));
  for (std::size_t at = from; at < line.size() && at < from + 6; ++at) {
    const auto c = static_cast<unsigned char>(line[at]);
    line[at] = static_cast<char>(up ? std::toupper(c) : std::tolower(c));
  }
}

// Behind the first word of the line.
void put_ttl(Random& random, std::string& line) {
  const std::size_t gap = line.find_first_of(blanks);
  if (gap == std::string::npos) return;
  line.insert(gap, fmt::format(" {}", random.pick({"300", "61", "1h", "2d3h"})));
}

void leave_owner_out(std::string& line) {
  const std::size_t gap = line.find_first_of(blanks);
  if (gap != std::string::npos) line.erase(0, gap);
}

// The line without its end, when it is a plain one: neither quotes, comments nor a directive.
std::size_t plain_end(const std::string& line) {
  if (line.find_first_of("\"$;()\\") != std::string::npos) return 0;
  const std::size_t last = line.find_last_not_of(" \t\r\n");
  return last == std::string::npos ? 0 : last + 1;
}

void widen(std::string& line) {
  const std::size_t end = plain_end(line);
  const std::size_t begin = line.find_first_not_of(blanks);
  for (std::size_t at = end; at > begin && at > 0; --at) {
    if (blanks.find(line[at]) != blanks.npos) line.insert(at, "  \t");
  }
}

void put_parentheses(Random& random, std::string& line) {
  const std::size_t end = plain_end(line);
  const std::size_t gap = line.substr(0, end).find_last_of(blanks);
  if (end == 0 || gap == std::string::npos) return;
  line.insert(end, random.pick({" )", "\n )", " ; so\n)"}));
  line.insert(gap + 1, random.pick({"( ", "(\n", "( ; (\n\n\t"}));
}

void put_comment(Random& random, std::string& line) {
  const std::size_t end = line.find_last_not_of("\r\n") + 1;
  line.insert(end, random.pick({" ; seen", "; \"", "\t;;; )", " ; a A 192.0.2.1"}));
}

void respell_numbers(std::string& line) {
  constexpr std::string_view pairs[][2] = {{"3600", "1h"}, {"1h", "3600"}, {"7200", "2H"},
                                           {"2h", "7200"}, {"300", "5m"},  {"5m", "300"}};
  for (const auto& [from, to] : pairs) {
    const std::size_t at = line.find(from);
    if (at == std::string::npos || at == 0) continue;
    const bool begins = blanks.find(line[at - 1]) != blanks.npos;
    const bool ends = at + from.size() >= line.size() ||
                      std::isspace(static_cast<unsigned char>(line[at + from.size()])) != 0;
    if (!begins || !ends || line.find('"') != std::string::npos) continue;
    line.replace(at, from.size(), to);
    return;
  }
}

}  // namespace

std::string edit_zone(Random& random, ZoneFiles& files) {
  const std::string part = fmt::format("moved{}.inc", files.size());
  std::string moved;
  std::string done;
  {
    Lines lines(random, files);
    const unsigned at = lines.any();
    const unsigned kind = random.below(12);
    const std::string old = lines.at(at);
    constexpr std::string_view kinds[] = {"removed", "copied",   "new above", "new above",
                                          "digit",   "digit",    "TTL",       "swapped",
                                          "case",    "no owner", "moved",     "directive above"};
    done = fmt::format("{} {}:{} {}", kinds[kind], lines.name(), at + 1, old);
    if (kind == 0) lines.remove(at);
    if (kind == 1) lines.insert(lines.any(), old);
    if (kind == 2 || kind == 3) lines.insert(at, new_record(random));
    if (kind == 4 || kind == 5) change_digit(random, lines.at(at));
    if (kind == 6) put_ttl(random, lines.at(at));
    if (kind == 7) std::swap(lines.at(at), lines.at(lines.any()));
    if (kind == 8) change_case(random, lines.at(at));
    if (kind == 9) leave_owner_out(lines.at(at));
    if (kind == 10) {
      moved = lines.take(at);
      lines.insert(at, fmt::format("$INCLUDE {}\n", part));
    }
    if (kind == 11) {
      lines.insert(at, std::string(random.pick({"$ORIGIN sub\n", "$ORIGIN example.com.\n",
                                                "$TTL 3600\n", "$TTL 2h\n", "$TTL 62\n"})));
    }
  }
  if (!moved.empty()) files[part] = moved;
  return done;
}

std::string touch_zone(Random& random, ZoneFiles& files) {
  Lines lines(random, files);
  const unsigned at = lines.any();
  const unsigned kind = random.below(7);
  constexpr std::string_view kinds[] = {"line above", "comment", "wider",  "parentheses",
                                        "numbers",    "CR LF",   "comment"};
  const std::string done =
      fmt::format("{} {}:{} {}", kinds[kind], lines.name(), at + 1, lines.at(at));
  if (kind == 0) {
    lines.insert(at, std::string(random.pick({"; more\n", "\n", "  \t\n", "  ; \" (\n"})));
  }
  if (kind == 1 || kind == 6) put_comment(random, lines.at(at));
  if (kind == 2) widen(lines.at(at));
  if (kind == 3) put_parentheses(random, lines.at(at));
  if (kind == 4) respell_numbers(lines.at(at));
  if (kind == 5 && lines.at(at).ends_with('\n')) {
    std::string& line = lines.at(at);
    if (!line.ends_with("\r\n")) line.insert(line.size() - 1, "\r");
  }
  return done;
}

}  // namespace zonemend::testing
