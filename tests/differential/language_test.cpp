// zonemend reads the zone-file language as BIND 9 does, construct by construct.
//
// testdata/language/TOPIC/CONSTRUCT.zone is a zone of origin example.com. that uses one construct;
// what it includes lies beside it, in files that end in .inc. One of two files says what becomes of
// it:
//
//   CONSTRUCT.out      its records, as `zonemend canon` prints them
//   CONSTRUCT.refused  it does not load: the findings, in the concise format
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <span>
#include <sstream>

#include "support/checkers.h"
#include "support/command.h"
#include "support/golden.h"
#include "support/reading.h"
#include "support/scratch_folder.h"

namespace zonemend::testing {
namespace {

namespace fs = std::filesystem;

const fs::path language = testdata() / "language";
const std::string origin = "example.com.";

struct Note {
  std::string_view construct;  // TOPIC/CONSTRUCT, or TOPIC/ for all of a topic
  std::string_view reason;
};

// Where zonemend does on purpose what BIND does not. All of these load in BIND.
constexpr Note differences[] = {
    {"bytes/bom-before-owner",
     "nobody means an owner whose name starts with the three octets of a byte order mark; that "
     "BIND serves this name is why the mark must go"},
    {"parens/stray-close-behind-generic-marker",
     "BIND loses count of parentheses at a '\\#' that no length follows"},
    {"parens/unclosed-behind-generic-marker", "the same"},
    {"rdata/eui48-trailing-text",
     "BIND stops reading behind the sixth pair, so that a slip of the keyboard goes unseen"},
    {"bytes/form-feed-in-a-word",
     "a form feed or vertical tab outside quotes is meant for a blank, and splits the word"},
    {"include/bom-inside", "the same at the beginning of an included file"},
    {"include/within-parens",
     "nobody means a directive at the start of a line as data: the ')' above it was forgotten"},
    {"generate/class-0", "as ttl-and-class/class-0"},
    {"ttl-and-class/class-0",
     "no zone is of class 0; that BIND's reader marks a class that is left out by the same number "
     "is an accident, and no other server reads it so"},
};

struct Construct {
  std::string topic;
  std::string name;

  fs::path folder() const { return language / topic; }
  fs::path file(const std::string& ending) const { return folder() / (name + ending); }
  bool loads() const { return fs::exists(file(".out")); }

  bool is_among(std::span<const Note> notes) const {
    const std::string path = topic + "/" + name;
    return std::any_of(notes.begin(), notes.end(), [&](const Note& note) {
      return note.construct.ends_with('/') ? path.starts_with(note.construct)
                                           : path == note.construct;
    });
  }
  friend void PrintTo(const Construct& item, std::ostream* out) { *out << item.file(".zone"); }
};

std::vector<Construct> all_constructs() {
  std::vector<Construct> constructs;
  for (const fs::path& topic : folders_in(language)) {
    for (const fs::path& zone : files_in(topic, ".zone")) {
      constructs.push_back({topic.filename().string(), zone.stem().string()});
    }
  }
  return constructs;
}

// Lines sorted, in small letters and with single blanks: BIND's own output, made comparable with
// nothing of ours.
std::vector<std::string> plain_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    std::string plain;
    for (const char c : line) {
      const char next = c == '\t' ? ' ' : static_cast<char>(std::tolower(c));
      if (next != ' ' || !plain.ends_with(' ')) plain += next;
    }
    lines.push_back(plain);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

class Language : public ::testing::TestWithParam<Construct> {
 protected:
  Language() {
    files_.put(file_, read_bytes(construct_.file(".zone")));
    for (const fs::path& file : files_in(construct_.folder(), ".inc")) {
      files_.put(file.filename().string(), read_bytes(file));
    }
  }

  Reading read() { return read_with_zonemend(file_, files_); }

  const Construct construct_ = GetParam();
  const std::string file_ = construct_.name + ".zone";
  MemoryFiles files_;
};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Language);

TEST_P(Language, IsReadAsItShould) {
  const Reading reading = read();
  EXPECT_TRUE(matches_golden(construct_.file(".out"), reading.loads ? reading.text : ""));
  EXPECT_TRUE(matches_golden(construct_.file(".refused"), reading.loads ? "" : reading.text));
}

TEST_P(Language, IsReadByBindAlike) {
  if (!has_named_compilezone()) GTEST_SKIP() << "named-compilezone is not installed";
  const Compiled bind = compile_with_bind(origin, construct_.folder().string(), file_);
  if (construct_.is_among(differences)) {
    EXPECT_TRUE(bind.loads && !construct_.loads()) << "no difference any more: " << bind.said;
    return;
  }
  ASSERT_EQ(bind.loads, construct_.loads()) << bind.said;
  if (!bind.loads) return;
  const std::string records = read_bytes(construct_.file(".out"));
  EXPECT_EQ(read_with_zonemend(bind.records).text, records);

  // To BIND our records say the same: either in its own words, or when it reads them.
  if (plain_lines(records) == plain_lines(bind.records)) return;
  const ScratchFolder scratch;
  const std::string copy = scratch.put("out.zone", records);
  const Compiled again = compile_with_bind(origin, scratch.folder().string(), copy);
  EXPECT_TRUE(again.loads) << again.said;
  EXPECT_EQ(plain_lines(again.records), plain_lines(bind.records));
}

TEST_P(Language, IsTheSameInCanonicalForm) {
  if (!construct_.loads()) return;
  const std::string records = read_bytes(construct_.file(".out"));
  EXPECT_EQ(read_with_zonemend(records).text, records);
}

TEST_P(Language, IsNotChangedByFixes) {
  if (!construct_.loads()) return;
  const Reading before = read();
  const Outcome fixed = run_zonemend({"check", "--fix", "--origin", origin, file_}, files_);
  EXPECT_NE(fixed.status, 2) << fixed.err;
  const Reading after = read();
  EXPECT_TRUE(after.loads);
  EXPECT_EQ(after.text, before.text) << line_diff(before.text, after.text);
}

INSTANTIATE_TEST_SUITE_P(Constructs, Language, ::testing::ValuesIn(all_constructs()),
                         [](const auto& test) {
                           return test_name(test.param.topic + "__" + test.param.name);
                         });

TEST(LanguageFolder, SaysOneThingOfEveryConstruct) {
  for (const Construct& construct : all_constructs()) {
    EXPECT_NE(construct.loads(), fs::exists(construct.file(".refused")))
        << construct.file(".zone") << " needs either .out or .refused";
  }
}

TEST(LanguageFolder, HasAConstructForEveryNote) {
  const std::vector<Construct> constructs = all_constructs();
  const auto is_known = [&](const Note& note) {
    return std::any_of(constructs.begin(), constructs.end(), [&](const Construct& construct) {
      return construct.is_among({&note, 1});
    });
  };
  for (const Note& note : differences) EXPECT_TRUE(is_known(note)) << note.construct;
}

}  // namespace
}  // namespace zonemend::testing
