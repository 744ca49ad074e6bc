// What the reader of named.conf takes from a configuration, and how it goes on behind mistakes.
#include "zonemend/named_conf.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "support/memory_files.h"

namespace zonemend {
namespace {

using testing::MemoryFiles;
using Files = std::map<std::string, std::string>;
using Strings = std::vector<std::string>;

const std::string main_file = "/etc/bind/named.conf";

NamedConf read(MemoryFiles& files, const std::string& working_directory = "/var/cache/bind") {
  auto conf = read_named_conf(files, main_file, working_directory);
  EXPECT_TRUE(conf);
  return conf ? std::move(*conf) : NamedConf{};
}

NamedConf read_text(const std::string& text) {
  MemoryFiles files(Files{{main_file, text}});
  return read(files);
}

// "name class view kind path" of every zone.
Strings zones(const NamedConf& conf) {
  Strings lines;
  for (const ConfZone& zone : conf.zones) {
    lines.push_back(fmt::format("{} {} {} {} {}", zone.name.text(), rr_class_text(zone.rr_class),
                                zone.view.empty() ? "-" : zone.view, zone_kind_text(zone.kind),
                                zone.path.empty() ? "-" : zone.path));
  }
  return lines;
}

// "file:line:column: message" of every problem; none is without a remedy.
Strings problems(const NamedConf& conf) {
  Strings lines;
  for (const ConfProblem& problem : conf.problems) {
    const Position at = conf.sources.position(problem.span);
    lines.push_back(fmt::format("{}:{}:{}: {}", conf.sources.at(problem.span.source).name(),
                                at.line, at.column, problem.message));
    EXPECT_NE(problem.help, "") << problem.message;
  }
  return lines;
}

// Of a configuration in one file, without the file's name.
Strings problems_of(const std::string& text) {
  Strings lines = problems(read_text(text));
  for (std::string& line : lines) line.erase(0, main_file.size() + 1);
  return lines;
}

const std::string a_zone = "zone \"a.example\" { type primary; file \"a\"; };\n";
const std::string a_line = "a.example. IN - primary /var/cache/bind/a";

TEST(NamedConf, ReadsNameClassKindAndFileOfEachZone) {
  const NamedConf conf = read_text(R"(
    zone "a.example" { type primary; file "a"; };
    ZONE b.Example. IN { FILE "zones/../b"; TYPE Master; };
    zone "." { type hint; file "/usr/share/dns/root.hints"; };
    zone "a\.b.example" CH { type slave; primaries { 192.0.2.1; }; };
    zone "0/25.2.0.192.in-addr.arpa"{type redirect;file"r";};
    zone c { type static-stub; }; zone d { type forward; }; zone e { type stub; };
    zone f { type mirror; }; zone g { type delegation-only; };
  )");
  EXPECT_EQ(problems(conf), Strings{});
  EXPECT_EQ(
      zones(conf),
      (Strings{
          "a.example. IN - primary /var/cache/bind/a", "b.Example. IN - primary /var/cache/bind/b",
          ". IN - hint /usr/share/dns/root.hints", "a\\.b.example. CH - secondary -",
          "0/25.2.0.192.in-addr.arpa. IN - redirect /var/cache/bind/r", "c. IN - static-stub -",
          "d. IN - forward -", "e. IN - stub -", "f. IN - mirror -", "g. IN - delegation-only -"}));
  EXPECT_EQ(conf.zones[1].file, "zones/../b");
  EXPECT_EQ(conf.sources.text(conf.zones[0].name_span), "\"a.example\"");
  EXPECT_EQ(conf.sources.text(conf.zones[1].file_span), "\"zones/../b\"");
  EXPECT_FALSE(conf.directory_known);
}

TEST(NamedConf, ViewsGiveTheirNameAndClass) {
  const NamedConf conf = read_text(R"(
    view "inside" CH { match-clients { 10/8; }; zone a { type primary; file "a"; }; };
    view outside { zone a IN { in-view "inside"; }; };
  )");
  EXPECT_EQ(problems(conf), Strings{});
  EXPECT_EQ(zones(conf),
            (Strings{"a. CH inside primary /var/cache/bind/a", "a. IN outside in-view -"}));
  EXPECT_EQ(conf.zones[1].in_view, "inside");
}

TEST(NamedConf, TheDirectoryAppliesToAllZonesWhereverItStands) {
  const NamedConf conf = read_text(a_zone + "options { directory \"/srv//./dns/x/..\"; };");
  EXPECT_EQ(zones(conf), Strings{"a.example. IN - primary /srv/dns/a"});
  EXPECT_EQ(conf.directory, "/srv/dns");
  EXPECT_TRUE(conf.directory_known);
}

TEST(NamedConf, ARelativeDirectoryStartsFromTheWorkingDirectory) {
  const NamedConf conf = read_text("options { directory \"dns\"; };" + a_zone);
  EXPECT_EQ(zones(conf), Strings{"a.example. IN - primary /var/cache/bind/dns/a"});
}

TEST(NamedConf, WithoutAWorkingDirectoryPathsStayRelative) {
  MemoryFiles files(Files{{main_file, a_zone}});
  EXPECT_EQ(zones(read(files, "")), Strings{"a.example. IN - primary a"});
}

TEST(NamedConf, IncludesFollowTheDirectoryInForceWhereTheyStand) {
  MemoryFiles files(Files{{main_file, R"(include "first";
                                    options { directory "/dns"; include "in.options"; };
                                    view v { include "in.view"; };)"},
                          {"/var/cache/bind/first", "zone b { type primary; file \"b\"; };"},
                          {"/dns/in.options", "masterfile-format raw;"},
                          {"/dns/in.view", "zone c { include \"in.zone\"; };"},
                          {"/dns/in.zone", "type primary; file \"c\";"}});
  const NamedConf conf = read(files);
  EXPECT_EQ(problems(conf), Strings{});
  EXPECT_EQ(zones(conf), (Strings{"b. IN - primary /dns/b", "c. IN v primary /dns/c"}));
  EXPECT_FALSE(conf.zones[0].text_format);
  EXPECT_EQ(conf.sources.at(conf.zones[1].file_span.source).name(), "/dns/in.zone");
}

TEST(NamedConf, AnIncludedFileMayHoldHalfAStatement) {
  MemoryFiles files(Files{{main_file, "include \"/half\"; file \"b\"; };" + a_zone},
                          {"/half", "zone b { type primary;"}});
  const NamedConf conf = read(files);
  EXPECT_EQ(problems(conf), Strings{});
  EXPECT_EQ(zones(conf), (Strings{"b. IN - primary /var/cache/bind/b", a_line}));
}

TEST(NamedConf, PatternsIncludeFromTheLastToTheFirst) {
  MemoryFiles files(Files{{main_file, "options { directory \"/dns\"; }; include \"z/*.conf\";"},
                          {"/dns/z/1.conf", "zone one { type primary; file \"1\"; };"},
                          {"/dns/z/2.conf", "zone two { type primary; file \"2\"; };"},
                          {"/dns/z/.3.conf", "zone hidden { type primary; file \"3\"; };"},
                          {"/dns/z/4.conf.bak", "zone backup { type primary; file \"4\"; };"}});
  const NamedConf conf = read(files);
  EXPECT_EQ(problems(conf), Strings{});
  EXPECT_EQ(zones(conf), (Strings{"two. IN - primary /dns/2", "one. IN - primary /dns/1"}));
}

TEST(NamedConf, AnUnreadableIncludeIsAProblemAndTheRestIsRead) {
  MemoryFiles files(Files{{main_file, "include \"nope\";\ninclude \"/no*pe\";\n" + a_zone}});
  const NamedConf conf = read(files);
  EXPECT_EQ(zones(conf), Strings{a_line});
  EXPECT_EQ(problems(conf), (Strings{"/etc/bind/named.conf:1:9: cannot read "
                                     "'/var/cache/bind/nope': No such file or directory",
                                     "/etc/bind/named.conf:2:9: no file matches"}));
}

TEST(NamedConf, LoopsAndDeepNestsOfIncludesEnd) {
  MemoryFiles loop(
      Files{{main_file, "include \"/b\";" + a_zone}, {"/b", "include \"/etc/../b\";"}});
  EXPECT_EQ(problems(read(loop)), Strings{"/b:1:9: '/b' includes itself"});
  EXPECT_EQ(zones(read(loop)), Strings{a_line});

  MemoryFiles deep(Files{{main_file, "include \"/0\";" + a_zone}});
  for (int i = 0; i < 200; ++i) {
    deep.put(fmt::format("/{}", i), fmt::format("include \"/{}\";", i + 1));
  }
  EXPECT_EQ(problems(read(deep)), Strings{"/63:1:9: includes are nested more than 64 deep"});
  EXPECT_EQ(zones(read(deep)), Strings{a_line});
}

TEST(NamedConf, TheSameFileTwiceIsNoLoop) {
  MemoryFiles files(
      {{main_file, "view a { include \"/z\"; }; view b { include \"/z\"; };"}, {"/z", a_zone}});
  const NamedConf conf = read(files);
  EXPECT_EQ(problems(conf), Strings{});
  EXPECT_EQ(zones(conf), (Strings{"a.example. IN a primary /var/cache/bind/a",
                                  "a.example. IN b primary /var/cache/bind/a"}));
}

TEST(NamedConf, IncludesThatMultiplyAreBounded) {
  MemoryFiles files(Files{{main_file, "include \"/0\";"}});
  const std::string padding(100'000, '\n');
  for (int i = 0; i < 40; ++i) {
    files.put(fmt::format("/{}", i),
              fmt::format("include \"/{0}\"; include \"/{0}\";{1}", i + 1, padding));
  }
  files.put("/40", "");
  const Strings said = problems(read(files));
  ASSERT_FALSE(said.empty());
  EXPECT_LE(said.size(), 1000u);
  EXPECT_NE(said.front().find("the configuration has more than"), std::string::npos);
}

TEST(NamedConf, CommentsStandAnywhere) {
  const NamedConf conf = read_text(
      "// zone x { type primary; };\n# zone y {\n/* zone z { \" */zone \"a.example\"/*c*/{ # d\n"
      "type /*/ forward; /**/ primary// e\n;file \"a\"/***/;}/*f*/;//");
  EXPECT_EQ(problems(conf), Strings{});
  EXPECT_EQ(zones(conf), Strings{a_line});
}

TEST(NamedConf, StatementsThatDoNotMatterAreSkipped) {
  const NamedConf conf = read_text(R"(
    acl x { !10.0.0.0/8; { any; }; "zone"; };
    controls { inet * port 953 allow { x; } keys { k; }; };
    logging { channel c { file "log" versions 3; }; category default { c; }; };
    options { response-policy { zone "rpz"; } qname-wait-recurse no;
              catalog-zones { zone "c.example" default-primaries { 192.0.2.1; }; }; };
    trust-anchors { "." initial-key 257 3 8 "AwEA
      Aaz/"; };
    plugin query "x.so" { free text };
    zone "a.example" { type primary; notify yes; forwarders { }; file "a"; };
  )");
  EXPECT_EQ(problems(conf), Strings{});
  EXPECT_EQ(zones(conf), Strings{a_line});
}

TEST(NamedConf, OnlyTheEscapeOfAQuoteIsAnEscape) {
  const NamedConf conf = read_text(R"(zone a\ {type primary; file "x\"y\\z\n";};)");
  ASSERT_EQ(conf.zones.size(), 0u);  // "a\" ends in half an escape
  EXPECT_EQ(problems(conf), Strings{"/etc/bind/named.conf:1:6: the zone's name is not a domain name"});
  EXPECT_EQ(read_text(R"(zone a {type primary; file "x\"y\\z\n";};)").zones[0].file, R"(x"y\\z\n)");
}

struct Mood {
  const char* text;  // in front of the zone
  const char* inside;
  bool dynamic;
  bool is_signed;
};

TEST(NamedConf, TellsDynamicAndSignedZones) {
  const std::vector<Mood> moods{
      {"", "", false, false},
      {"", "allow-update { none; };", false, false},
      {"", "allow-update { \"NONE\"; };", false, false},
      {"", "allow-update { !any; };", false, false},
      {"", "allow-update { };", true, false},
      {"", "allow-update { key k; };", true, false},
      {"", "update-policy local;", true, false},
      {"", "update-policy { grant k zonesub ANY; };", true, false},
      {"", "allow-update-forwarding { any; };", false, false},
      {"options { allow-update { any; }; };", "", true, false},
      {"options { allow-update { any; }; };", "allow-update { none; };", false, false},
      {"", "dnssec-policy default;", false, true},
      {"", "dnssec-policy \"none\";", false, false},
      {"", "dnssec-policy insecure;", false, false},
      {"options { dnssec-policy default; };", "", false, true},
      {"options { dnssec-policy default; };", "dnssec-policy none;", false, false},
      {"", "auto-dnssec maintain;", false, true},
      {"", "auto-dnssec off;", false, false},
      {"", "inline-signing yes;", false, true},
      {"", "inline-signing 0;", false, false},
  };
  for (const Mood& mood : moods) {
    const NamedConf conf = read_text(
        fmt::format("{} zone a {{ type primary; {} file \"a\"; }};", mood.text, mood.inside));
    ASSERT_EQ(conf.zones.size(), 1u) << mood.inside;
    EXPECT_EQ(problems(conf), Strings{}) << mood.inside;
    EXPECT_EQ(conf.zones[0].dynamic, mood.dynamic) << mood.text << mood.inside;
    EXPECT_EQ(conf.zones[0].is_signed, mood.is_signed) << mood.text << mood.inside;
  }
}

TEST(NamedConf, AViewsSettingsCountBeforeTheOptions) {
  const NamedConf conf = read_text(R"(
    view v { zone a { type primary; file "a"; }; allow-update { none; }; check-names master warn;
             zone b { type primary; file "b"; check-names ignore; }; };
    view w { zone c { type primary; file "c"; };
             zone d { type secondary; file "d"; masterfile-format text; };
             zone e { type secondary; file "e"; }; };
    options { allow-update { any; }; check-names secondary ignore; check-names response fail; };
  )");
  EXPECT_EQ(problems(conf), Strings{});
  ASSERT_EQ(conf.zones.size(), 5u);
  EXPECT_FALSE(conf.zones[0].dynamic);
  EXPECT_TRUE(conf.zones[2].dynamic);
  EXPECT_EQ(conf.zones[0].check_names, CheckNames::warn);
  EXPECT_EQ(conf.zones[1].check_names, CheckNames::ignore);
  EXPECT_EQ(conf.zones[2].check_names, CheckNames::fail);
  EXPECT_EQ(conf.zones[3].check_names, CheckNames::ignore);
  EXPECT_TRUE(conf.zones[3].text_format);
  EXPECT_FALSE(conf.zones[4].text_format);
}

TEST(NamedConf, NamesThePlaceOfAMissingSemicolonAndGoesOn) {
  const std::string b = "zone b { type primary; file \"b\"; };";
  EXPECT_EQ(problems_of("zone b {\n type primary;\n file \"b\"\n};"),
            Strings{"3:7: ';' is missing behind this"});
  EXPECT_EQ(problems_of("zone b {\n type primary\n file \"b\";\n};"),
            Strings{"2:7: ';' is missing behind this"});
  EXPECT_EQ(problems_of(b + "\n}"), Strings{"2:1: this '}' closes nothing"});
  EXPECT_EQ(problems_of("acl x { any };"), Strings{"1:9: ';' is missing behind this"});
  EXPECT_EQ(problems_of("include \"/x\""),
            (Strings{"1:9: ';' is missing behind this",
                     "1:9: cannot read '/x': No such file or directory"}));
  for (const std::string before :
       {"acl x { any; }\n", "options { recursion yes\n directory \"/var/cache/bind\"; }\n",
        "zone x { type forward; }\n", "view v { }\n", "include \"/x\"\n"}) {
    const NamedConf conf = read_text(before + a_zone);
    EXPECT_FALSE(conf.problems.empty()) << before;
    ASSERT_FALSE(conf.zones.empty()) << before;
    EXPECT_EQ(zones(conf).back(), a_line) << before;
  }
}

TEST(NamedConf, ABlockThatIsNotClosedEndsAtTheNextZone) {
  for (const std::string before : {"zone x { type forward;\n", "options { recursion yes;\n",
                                   "view v { zone x { type forward; };\noptions { };\n"}) {
    const NamedConf conf = read_text(before + a_zone);
    EXPECT_EQ(conf.problems.size(), 1u) << before;
    EXPECT_EQ(problems(conf).front(),
              "/etc/bind/named.conf:1:1: the '{' of this statement is not closed");
    EXPECT_EQ(zones(conf).back(), a_line) << before;
  }
}

TEST(NamedConf, ReportsWhatBindCannotRead) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"zone a { type primary; file b; };", "1:29: a path stands in quotes"},
      {"zone a { type \"primary\"; };", "1:15: the zone's type stands in quotes"},
      {"zone a { type primry; };", "1:15: there is no such type of zone"},
      {"zone a { file \"a\"; };", "1:6: this zone has no type"},
      {"zone a { type primary; type primary; };", "1:29: the zone's type is set twice"},
      {"zone a { type primary; file \"a\"; file \"b\"; };", "1:39: the zone's file is set twice"},
      {"zone a INN { type primary; };", "1:8: there is no such class"},
      {"zone a..b { type primary; };", "1:6: the zone's name is not a domain name"},
      {"zone;", "1:1: the zone's name is missing behind this"},
      {"zone a;", "1:6: '{' is missing behind this"},
      {"zone 0/25.a { type primary; };", "1:6: '{' is missing behind this"},
      {"zone a { type primary; };;", "1:26: this ';' ends no statement"},
      {"\"zone\" a { type primary; };", "1:1: a statement starts with an unquoted keyword"},
      {"zone a { type primary/*c*/; };", "1:22: this comment follows a word without a blank"},
      {"\xef\xbb\xbfzone a { type primary; };", "1:1: the file starts with a byte order mark"},
      {"acl x { any; /* };", "1:14: this comment is not closed"},
      {"acl x { any; \"};", "1:14: this quote is not closed"},
      {"zone a { type primary; allow-update any; };", "1:24: '{' is missing behind this"},
      {"options { check-names primary maybe; };", "1:31: there is no such level of checking"},
      {"options { masterfile-format txt; };", "1:29: there is no such format"},
  };
  for (const auto& [text, expected] : cases) {
    const Strings said = problems_of(text);
    ASSERT_FALSE(said.empty()) << text;
    EXPECT_EQ(said.front(), expected) << text;
  }
}

TEST(NamedConf, AnUnquotedPathIsReadToItsEnd) {
  const NamedConf conf = read_text("zone a { type primary; file zones/db.a; };");
  EXPECT_EQ(zones(conf), Strings{"a. IN - primary /var/cache/bind/zones/db.a"});
  EXPECT_EQ(conf.problems.size(), 1u);
  EXPECT_EQ(conf.sources.text(conf.zones[0].file_span), "zones/db.a");
}

TEST(NamedConf, AQuoteThatIsNotClosedInItsLineCostsItsLine) {
  const NamedConf conf = read_text("zone b {\n type primary;\n file \"b;\n};\n" + a_zone);
  EXPECT_EQ(problems(conf), Strings{"/etc/bind/named.conf:3:7: this quote is not closed in its "
                                    "line"});
  EXPECT_EQ(zones(conf), (Strings{"b. IN - primary -", a_line}));
}

TEST(NamedConf, SecretsAreNotKept) {
  for (const std::string text :
       {R"(key k { algorithm hmac-sha256; secret "aGVs/bG8="; };)",
        R"(key k { secret aGVs/bG8=; };)", "key k { SECRET\n\t\"aGVs/bG8=\"; };",
        R"(key k { algorithm "hmac; secret "aGVs/bG8="; };)", R"(key k { secret "aGVs/bG8=)"}) {
    const NamedConf conf = read_text(text);
    const std::string kept(conf.sources.at(0).bytes());
    EXPECT_EQ(kept.find("aGVs"), std::string::npos) << kept;
    EXPECT_EQ(kept.find("bG8"), std::string::npos) << kept;
    EXPECT_EQ(kept.size(), text.size());
  }
  const NamedConf conf = read_text("zone secret { type primary; file \"a secret zone\"; };");
  EXPECT_EQ(conf.zones[0].file, "a secret zone");
  EXPECT_EQ(conf.zones[0].name.text(), "secret.");
}

TEST(NamedConf, HostileTextEndsAndIsBounded) {
  const std::string many(100'000, '{');
  for (const std::string& text :
       {many, "acl x " + many, "zone a " + many, "options { x " + many, std::string(100'000, '}'),
        std::string(100'000, ';'), std::string(100'000, '"'), std::string("zone\0{\xff;", 8),
        "view v { zone a { allow-update { " + many, std::string("/*"), std::string("\"\\"),
        std::string()}) {
    EXPECT_LE(read_text(text).problems.size(), 1000u);
  }
  std::string views;
  for (int i = 0; i < 20'000; ++i) views += "view v { zone z { options { ";
  EXPECT_LE(read_text(views).problems.size(), 1000u);
}

// Cuts a configuration everywhere: whatever is missing, reading ends and points into the text.
TEST(NamedConf, EveryPrefixReads) {
  const std::string text = R"(options { directory "/d"; /* c */ }; include "/x";
    view "v" IN { zone "a\"b" { type primary; file "f"; allow-update { !any; }; }; }; // e)";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const NamedConf conf = read_text(text.substr(0, size));
    for (const ConfProblem& problem : conf.problems) {
      EXPECT_LE(problem.span.begin, problem.span.end);
      EXPECT_LE(problem.span.end, size);
    }
  }
}

TEST(NamedConf, FindsTheZonesOfAFile) {
  const NamedConf conf = read_text(R"(
    options { directory "/etc/bind"; };
    view in { zone a { type primary; file "zones/shared"; };
              zone b { type primary; file "/etc/bind/zones/shared"; };
              zone c { type primary; file "zones/in/db"; }; };
    view out { zone a { type primary; file "./zones//shared"; };
               zone c { type primary; file "zones/out/db"; };
               zone n { type forward; }; };
  )");
  const auto names = [](const std::vector<const ConfZone*>& found) {
    Strings lines;
    for (const ConfZone* zone : found) lines.push_back(zone->view + "/" + zone->name.text());
    return lines;
  };
  EXPECT_EQ(names(zones_of_file(conf, "/etc/bind/x/../zones/shared")),
            (Strings{"in/a.", "in/b.", "out/a."}));
  EXPECT_EQ(names(zones_of_file(conf, "zones/shared")), Strings{});
  EXPECT_EQ(names(zones_of_file(conf, "")), Strings{});
  EXPECT_EQ(names(zones_of_similar_file(conf, "/home/me/dns/zones/out/db")), Strings{"out/c."});
  EXPECT_EQ(names(zones_of_similar_file(conf, "db")), (Strings{"in/c.", "out/c."}));
  EXPECT_EQ(names(zones_of_similar_file(conf, "b")), Strings{});
}

TEST(NamedConf, FailsOnlyWhenTheFileItselfCannotBeRead) {
  MemoryFiles files;
  const auto conf = read_named_conf(files, main_file, "");
  ASSERT_FALSE(conf);
  EXPECT_EQ(conf.error().message, "cannot read '/etc/bind/named.conf': No such file or directory");
}

}  // namespace
}  // namespace zonemend
