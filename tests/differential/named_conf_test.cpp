// The same configurations, read by zonemend and by named-checkconf.
#include "zonemend/named_conf.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "support/checkers.h"
#include "support/scratch_folder.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

using testing::Checker;
using testing::ScratchFolder;
using testing::Verdict;

enum class Expected {
  same,         // BIND loads it, we have no problem with it, and both list the same zones
  refused,      // BIND refuses it, and we report something
  not_our_job,  // BIND refuses it for what we skip or do not judge
  stricter,     // BIND loads it; we list the same or less, and report something
};

struct Case {
  std::string name;
  Expected expected;
  std::string conf;
  std::map<std::string, std::string> files = {};
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

// Runs with the folder as working directory; warnings are of no interest.
const Checker named_checkconf{"sh", [](const std::string& folder, const std::string& file) {
                                return std::vector<std::string>{
                                    "-c",
                                    "cd \"$0\" && PATH=$PATH:/usr/sbin:/usr/local/sbin "
                                    "named-checkconf -l \"$1\" 2>/dev/null",
                                    folder, file};
                              }};

std::string lower(std::string text) {
  for (char& c : text) c = ascii::lower(c);
  return text;
}

// BIND lists names and types as they are written: "A.example. IN _default master".
std::string as_ours(const std::string& line) {
  std::istringstream words(line);
  std::string name, rr_class, rest;
  words >> name >> rr_class;
  std::getline(words, rest);
  const auto parsed = Name::parse(name, Name());
  for (const auto& [old, now] : {std::pair("master", "primary"), std::pair("slave", "secondary")}) {
    if (lower(rest).ends_with(std::string(" ") + old)) {
      rest.replace(rest.size() - std::string(old).size(), std::string::npos, now);
    }
  }
  return lower(fmt::format("{} {}{}", parsed ? parsed->text() : name, rr_class, rest));
}

std::vector<std::string> listed_by_bind(const std::string& said) {
  std::vector<std::string> lines;
  std::istringstream text(said);
  for (std::string line; std::getline(text, line);) {
    if (!line.starts_with("named.conf:")) lines.push_back(as_ours(line));  // no warning
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> listed_by_us(const NamedConf& conf) {
  std::vector<std::string> lines;
  for (const ConfZone& zone : conf.zones) {
    const std::string kind = zone.kind == ZoneKind::in_view
                                 ? "in-view " + zone.in_view
                                 : std::string(zone_kind_text(zone.kind));
    lines.push_back(lower(fmt::format("{} {} {} {}", zone.name.text(), rr_class_text(zone.rr_class),
                                      zone.view.empty() ? "_default" : zone.view, kind)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string said_by_us(const NamedConf& conf) {
  std::string text;
  for (const ConfProblem& problem : conf.problems) text += problem.message + "\n";
  return text;
}

void compare(const Case& c) {
  const ScratchFolder folder;
  const std::string file = folder.put("named.conf", c.conf);
  for (const auto& [name, bytes] : c.files) folder.put(name, bytes);
  const Verdict bind = testing::judge(named_checkconf, folder.folder().string(), "named.conf");
  const auto files = system_files();
  const auto conf = read_named_conf(*files, file, folder.folder().string());
  ASSERT_TRUE(conf);
  const bool loads = c.expected == Expected::same || c.expected == Expected::stricter;
  const bool clean = c.expected == Expected::same || c.expected == Expected::not_our_job;
  EXPECT_EQ(bind.loads, loads) << bind.said;
  EXPECT_EQ(conf->problems.empty(), clean) << said_by_us(*conf);
  if (c.expected == Expected::same) {
    EXPECT_EQ(listed_by_us(*conf), listed_by_bind(bind.said));
  }
}

class NamedConfAndBind : public ::testing::TestWithParam<Case> {};

TEST_P(NamedConfAndBind, Agree) {
  if (!testing::is_installed({"named-checkconf", nullptr}))
    GTEST_SKIP() << "there is no named-checkconf";
  compare(GetParam());
}

const std::string zone_b = "zone \"b.example\" { type primary; file \"b\"; };\n";

const std::vector<Case> cases{
    {"kinds", Expected::same, R"(
      zone "a.example" { type primary; file "a"; };
      zone b.Example. IN {type master;file "b";};
      zone "." { type hint; file "root.hints"; };
      zone "." { type redirect; file "redirect"; };
      zone c { type forward; forwarders { 192.0.2.1; }; };
      zone d { type slave; primaries { 192.0.2.1; }; };
      zone e { type secondary; masters { 192.0.2.1; }; file "e"; };
      zone f { type stub; primaries { 192.0.2.1; }; };
      zone g { type static-stub; server-addresses { 192.0.2.1; }; };
      zone h { type mirror; file "h"; primaries { 192.0.2.1; }; };
      zone i { type delegation-only; };
      zone j { type primary; database "_builtin x"; };)"},
    {"names", Expected::same, R"(
      zone "a\.b.example" { type primary; file "1"; }; zone a\032b { type primary; file "2"; };
      zone "a\"b.example" { type primary; file "3"; }; zone a(b,c)[]=d { type primary; file "4"; };
      zone "0/25.2.0.192.in-addr.arpa" { type primary; file "5"; };
      zone "!x;{}#//" { type primary; file "6"; };)"},
    {"letter_case", Expected::same, "ZONE A { TYPE Primary; File \"x\"; CHECK-NAMES Warn; };"},
    {"no_blanks", Expected::same,
     "zone\"a\"{type primary;file\"a\";};zone b{type hint;file\"b\";};"},
    {"carriage_returns", Expected::same,
     "zone\ra\rIN\r{type primary;\r\nfile \"x\";};\r\n// c\r# d\rzone c { type hint; };\n" +
         zone_b},
    {"comments", Expected::same, R"(
      // zone x { type primary; };
      # zone y { "
      /* zone z { " */ zone "a"/*c*/{ # d
      type /*/ forward; /**/ primary// e
      ; file "a"/***/;}/*f*/;//)"},
    {"hash_ends_word", Expected::same, "zone a { type primary#c\n; file \"a\"; };"},
    {"views",
     Expected::same,
     R"(
      acl inside { 10/8; };
      view "in side" { match-clients { inside; }; zone a { type primary; file "a"; };
                       zone "." { type hint; file "h"; }; };
      view out IN { zone a { in-view "in side"; }; include "more"; };
      view chaos CH { recursion no; zone "v.bind" { type primary; file "v"; }; };)",
     {{"more", "zone c { type primary; file \"c\"; allow-update { none; }; };"}}},
    {"noise", Expected::same, R"(
      key "k" { algorithm hmac-sha256; secret "aGVsbG8gaGVsbG8="; };
      acl x { !10.0.0.0/8; { key k; }; "any"; };
      controls { inet 127.0.0.1 port 953 allow { x; } keys { k; }; };
      statistics-channels { inet 127.0.0.1 port 8053 allow { 127.0.0.1; }; };
      logging { channel "c" { file "zone.log" versions 3 size 1m; severity info; };
                category default { c; }; category lame-servers { null; }; };
      trust-anchors { "example" initial-ds 12345 8 2 "000102030405060708090a0b0c0d0e0f
        101112131415161718191a1b1c1d1e1f"; };
      primaries p { 192.0.2.1 key k; }; server 192.0.2.0/24 { keys k; };
      dnssec-policy "strong" { keys { csk lifetime unlimited algorithm 13; }; };
      options { listen-on port 53 { any; }; allow-query { x; }; recursion yes;
                rrset-order { class IN type A name "x" order random; };
                response-policy { zone "rpz.example" policy given; } qname-wait-recurse no;
                catalog-zones { zone "cat.example" default-masters { 192.0.2.1; } in-memory yes; };
                check-names primary warn; check-names response ignore; masterfile-format text; };
      zone "rpz.example" { type primary; file "rpz"; notify yes; also-notify { p; }; };
      zone "cat.example" { type secondary; file "cat"; primaries { p; }; };
      zone "dyn.example" { type primary; file "dyn"; update-policy { grant k zonesub ANY; }; };
      zone "sig.example" { type primary; file "sig"; dnssec-policy strong;
                           inline-signing yes; };)"},
    {"directory",
     Expected::same,
     "include \"first\"; options { include \"inner\"; directory \"sub\"; include \"../inner2\"; };"
     "include \"second\";" +
         zone_b,
     {{"first", "zone one { type primary; file \"1\"; };"},
      {"inner", "recursion no;"},
      {"inner2", "notify no;"},
      {"sub/second", "zone two { type primary; file \"2\"; };"}}},
    {"half_statements",
     Expected::same,
     "include \"half\"; file \"h\"; }; include \"open\"; ;" + zone_b,
     {{"half", "zone half { type primary;"}, {"open", "zone open { type primary; file \"o\"; }"}}},
    {"zone_include",
     Expected::same,
     "zone z { include \"type\"; file \"z\"; };",
     {{"type", "type primary; // no more"}}},
    {"patterns",
     Expected::same,
     "include \"z?/[12]*.conf\";",
     {{"z1/1a.conf", zone_b},
      {"z2/2.conf", "zone two { type primary; file \"2\"; };"},
      {"z2/3.conf", "zone three { type primary; file \"3\"; };"},
      {"z2/.1.conf", "zone hidden { type primary; file \"4\"; };"}}},
    {"pattern_order",
     Expected::same,
     "include \"[ab]\";",
     {{"b", "zone half { type primary;"}, {"a", "file \"h\"; };"}}},
    {"quote_in_file_name", Expected::same, R"(include "a\"b";)", {{"a\"b", zone_b}}},

    {"missing_include", Expected::refused, "include \"nope\";" + zone_b},
    {"missing_pattern", Expected::refused, "include \"nope*\";" + zone_b},
    {"include_before_directory",
     Expected::refused,
     "include \"z\"; options { directory \"sub\"; };",
     {{"sub/z", zone_b}}},
    {"include_loop", Expected::refused, "include \"l\";", {{"l", "include \"l\";"}}},
    {"unquoted_include", Expected::refused, "include z;", {{"z", zone_b}}},
    {"unquoted_file", Expected::refused, "zone a { type primary; file db.a; };"},
    {"unquoted_slash", Expected::refused, "zone 0/25.a { type primary; file \"x\"; };"},
    {"no_semicolon_in_zone", Expected::refused, "zone a { type primary; file \"x\" };"},
    {"no_semicolon_behind_type", Expected::refused, "zone a { type primary file \"x\"; };"},
    {"no_semicolon_behind_zone", Expected::refused,
     "zone a { type primary; file \"x\"; }\n" + zone_b},
    {"no_semicolon_at_end", Expected::refused, "zone a { type primary; file \"x\"; }"},
    {"no_semicolon_behind_acl", Expected::refused, "acl x { any; }\n" + zone_b},
    {"no_semicolon_between_acls", Expected::refused, "acl x { any; } acl y { any; };" + zone_b},
    {"no_semicolon_in_acl", Expected::refused, "acl x { any };" + zone_b},
    {"no_semicolon_in_options", Expected::refused,
     "options { recursion yes\nallow-update { any; }; };"},
    {"no_semicolon_across_files",
     Expected::refused,
     "include \"z\";" + zone_b,
     {{"z", "zone a { type primary; file \"x\"; }"}}},
    {"two_semicolons", Expected::refused, zone_b + ";"},
    {"not_closed", Expected::refused, "zone a { type primary; file \"x\";"},
    {"closed_twice", Expected::refused, "zone a { type primary; file \"x\"; }; };"},
    {"quoted_keyword", Expected::refused, "\"zone\" a { type primary; file \"x\"; };"},
    {"quoted_type", Expected::refused, "zone a { type \"primary\"; file \"x\"; };"},
    {"quoted_class", Expected::refused, "zone a \"IN\" { type primary; file \"x\"; };"},
    {"glued_comment", Expected::refused, "zone a { type primary/*c*/; file \"x\"; };"},
    {"open_comment", Expected::refused, zone_b + "/* c"},
    {"open_comment_in_include", Expected::refused, "include \"c\";" + zone_b, {{"c", "/* c"}}},
    {"open_quote", Expected::refused, "zone a { type primary; file \"x; };"},
    {"byte_order_mark", Expected::refused, "\xef\xbb\xbf" + zone_b},
    {"empty_name", Expected::refused, "zone \"\" { type primary; file \"x\"; };"},
    {"bad_name", Expected::refused, "zone \"a..b\" { type primary; file \"x\"; };"},
    {"bad_class", Expected::refused, "zone a INN { type primary; file \"x\"; };"},
    {"bad_type", Expected::refused, "zone a { type primry; file \"x\"; };"},
    {"no_type", Expected::refused, "zone a { file \"x\"; };"},
    {"two_files", Expected::refused, "zone a { type primary; file \"x\"; file \"y\"; };"},
    {"zone_without_body", Expected::refused, "zone a;"},
    {"zone_in_options", Expected::refused, "options { " + zone_b + " };"},
    {"bare_allow_update", Expected::refused,
     "zone a { type primary; file \"x\"; allow-update any; };"},
    {"check_names_in_zone", Expected::refused,
     "zone a { type primary; file \"x\"; check-names primary warn; };"},
    {"inline_signing_maybe", Expected::refused,
     "zone a { type primary; file \"x\"; inline-signing \"yes\"; };"},

    // Statements that are skipped, and contradictions that need no place in a zone file's reading.
    {"unknown_option", Expected::not_our_job, "options { no-such-option yes; };" + zone_b},
    {"unknown_statement", Expected::not_our_job, "no-such-statement { a; };" + zone_b},
    {"include_in_acl", Expected::not_our_job, "acl x { include \"z\"; };", {{"z", "any;"}}},
    {"bad_number", Expected::not_our_job, "options { max-cache-ttl soon; };"},
    {"zone_twice", Expected::not_our_job, zone_b + zone_b},
    {"options_twice", Expected::not_our_job, "options { }; options { };"},
    {"no_file", Expected::not_our_job, "zone a { type primary; };"},
    {"missing_directory", Expected::not_our_job, "options { directory \"nope\"; };"},
    {"zones_beside_views", Expected::not_our_job, "view v { }; " + zone_b},
    {"unknown_in_view", Expected::not_our_job, "view v { zone a { in-view w; }; };"},
    {"class_of_another_view", Expected::not_our_job,
     "view v CH { zone a IN { type primary; file \"x\"; }; };"},

    // A line break in a file's name is a quote that was forgotten.
    {"file_over_two_lines", Expected::stricter, "zone a { type primary; file \"x\ny\"; };"},
};

INSTANTIATE_TEST_SUITE_P(Cases, NamedConfAndBind, ::testing::ValuesIn(cases),
                         [](const auto& test) { return test.param.name; });

// named-checkconf says of a zone that is signed by policy whether it takes it for dynamic.
TEST(NamedConfAndBind, AgreeOnWhatIsDynamic) {
  if (!testing::is_installed({"named-checkconf", nullptr})) GTEST_SKIP() << "no named-checkconf";
  const std::string any = "allow-update { any; };";
  const std::string none = "allow-update { none; };";
  const std::vector<std::pair<std::string, std::string>> settings{
      {"", ""},
      {any, ""},
      {none, ""},
      {any, none},
      {none, any},
      {"", "allow-update { NONE; };"},
      {"", "allow-update { \"none\"; };"},
      {"", "allow-update { !any; };"},
      {"", "allow-update { ! \"any\"; };"},
      {"", "allow-update { !none; };"},
      {"", "allow-update { };"},
      {"", "allow-update { { none; }; };"},
      {"", "allow-update { nobody; };"},
      {"", "allow-update { none; none; };"},
      {"", "allow-update { none; any; !any; };"},
      {"", "allow-update { any; none; };"},
      {"", "allow-update { none; 192.0.2.1; };"},
      {"", "update-policy local;"},
      {none, "update-policy { grant k zonesub ANY; };"},
  };
  for (const auto& [options, inside] : settings) {
    const ScratchFolder folder;
    const std::string file = folder.put(
        "named.conf", fmt::format("acl nobody {{ none; }}; options {{ {} }};\nzone a {{ type "
                                  "primary; file \"a\"; dnssec-policy default; {} }};",
                                  options, inside));
    const Verdict bind = testing::judge(named_checkconf, folder.folder().string(), "named.conf");
    const auto conf = read_named_conf(*system_files(), file, "");
    ASSERT_TRUE(conf && conf->zones.size() == 1);
    EXPECT_EQ(conf->zones[0].dynamic, bind.loads) << options << " " << inside;
  }
}

}  // namespace
}  // namespace zonemend
